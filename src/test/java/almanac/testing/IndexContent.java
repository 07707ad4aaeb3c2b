package almanac.testing;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static org.apache.lucene.search.DocIdSetIterator.NO_MORE_DOCS;

import almanac.document.text.Kind;
import almanac.document.text.Period;
import almanac.document.time.Timeline;
import almanac.document.time.Timeline.Rectangle;
import almanac.document.time.Timeline.Segment;
import almanac.document.time.Timeline.Span;
import almanac.search.IndexEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/**
 * What the index on the disk holds, and what it should hold by the database: two readings that
 * share no code with the follower, to be compared.
 */
public final class IndexContent {
  private IndexContent() {}

  /** One entry, as far as both readings can tell; days and microseconds since the epoch. */
  public record Entry(
      String id,
      String slug,
      int number,
      String state,
      String summary,
      long validFrom,
      long validUntil,
      long knownFrom,
      long knownUntil) {}

  // index/<format>/<generation>; until it is there the name does not matter.
  private static Path folder(Path data) throws IOException {
    return last(last(Files.createDirectories(data.resolve("index"))));
  }

  // A rebuild makes the next generation; it counts from its first commit on.
  private static Path last(Path folder) throws IOException {
    try (var inside = Files.list(folder)) {
      return inside
          .filter(path -> !path.getFileName().toString().matches("\\d+") || isCommitted(path))
          .max(
              comparingInt((Path path) -> path.getFileName().toString().length())
                  .thenComparing(path -> path))
          .orElse(folder);
    }
  }

  private static boolean isCommitted(Path generation) {
    try (Directory directory = FSDirectory.open(generation)) {
      return DirectoryReader.indexExists(directory);
    } catch (IOException e) {
      return false;
    }
  }

  /** Up to where the last commit says that the index is whole, in microseconds; -1: no commit. */
  public static long horizon(Path data) throws IOException {
    return remembered(data, "horizon");
  }

  /** The wish for a rebuild that was obeyed last, in microseconds; -1: no commit. */
  public static long rebuilt(Path data) throws IOException {
    return remembered(data, "rebuilt");
  }

  private static long remembered(Path data, String name) throws IOException {
    try (Directory directory = FSDirectory.open(folder(data))) {
      return DirectoryReader.indexExists(directory)
          ? Long.parseLong(
              SegmentInfos.readLatestCommit(directory).getUserData().getOrDefault(name, "-1"))
          : -1;
    }
  }

  /** The folders of all generations that lie there, used or not. */
  public static List<Path> generations(Path data) throws IOException {
    try (var inside = Files.list(last(data.resolve("index")))) {
      return inside.sorted().toList();
    }
  }

  /**
   * All entries of the last commit, in the order of their ids; one that stands twice comes twice.
   */
  public static List<Entry> ofIndex(Path data) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (Directory directory = FSDirectory.open(folder(data));
        DirectoryReader reader = DirectoryReader.open(directory)) {
      for (LeafReaderContext leaf : reader.leaves()) {
        read(leaf.reader(), entries);
      }
    }
    entries.sort(comparing(Entry::id));
    return entries;
  }

  /** How many of the entries on the disk were overwritten, as a share; 0 of an empty index. */
  public static double overwritten(Path data) throws IOException {
    try (Directory directory = FSDirectory.open(folder(data));
        DirectoryReader reader = DirectoryReader.open(directory)) {
      return (double) reader.numDeletedDocs() / Math.max(1, reader.maxDoc());
    }
  }

  private static void read(LeafReader leaf, List<Entry> entries) throws IOException {
    Map<Integer, String> ids = ids(leaf);
    NumericDocValues validFrom = DocValues.getNumeric(leaf, "valid-from");
    NumericDocValues validUntil = DocValues.getNumeric(leaf, "valid-until");
    NumericDocValues knownFrom = DocValues.getNumeric(leaf, "known-from");
    NumericDocValues knownUntil = DocValues.getNumeric(leaf, "known-until");
    for (int doc = 0; doc < leaf.maxDoc(); doc++) {
      if (leaf.getLiveDocs() != null && !leaf.getLiveDocs().get(doc)) {
        continue;
      }
      String[] held = leaf.storedFields().document(doc).get("held").split("\u0000", -1);
      entries.add(
          new Entry(
              ids.getOrDefault(doc, "?"),
              held[0],
              Integer.parseInt(held[2]),
              held[3],
              held[12],
              value(validFrom, doc),
              value(validUntil, doc),
              value(knownFrom, doc),
              value(knownUntil, doc)));
    }
  }

  // The id is not stored, only searchable: from each term to its entries.
  private static Map<Integer, String> ids(LeafReader leaf) throws IOException {
    Map<Integer, String> ids = new HashMap<>();
    Terms terms = leaf.terms("id");
    if (terms != null) {
      TermsEnum each = terms.iterator();
      for (var term = each.next(); term != null; term = each.next()) {
        PostingsEnum entries = each.postings(null, PostingsEnum.NONE);
        for (int doc = entries.nextDoc(); doc != NO_MORE_DOCS; doc = entries.nextDoc()) {
          ids.put(doc, term.utf8ToString());
        }
      }
    }
    return ids;
  }

  private static long value(NumericDocValues values, int doc) throws IOException {
    if (!values.advanceExact(doc)) {
      throw new AssertionError("entry without a bound");
    }
    return values.longValue();
  }

  private record Row(Span span, String summary, Period effective) {}

  /** The entries that the index should hold, in the order of their ids. */
  public static List<Entry> ofDatabase(Connection database) throws SQLException {
    Map<String, List<Row>> documents = new TreeMap<>();
    try (Statement statement = database.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select v.slug, v.number, v.effective_from, v.effective_until, v.published_at,
                  v.withdrawn_at, t.content->>'summary'
                from version v join version_text t on t.version_id = v.id
                where v.published_at is not null order by v.slug, v.number
                """)) {
      while (rows.next()) {
        LocalDate from = rows.getObject(3, LocalDate.class);
        @Nullable LocalDate until = rows.getObject(4, LocalDate.class);
        Instant published = rows.getObject(5, OffsetDateTime.class).toInstant();
        @Nullable OffsetDateTime withdrawn = rows.getObject(6, OffsetDateTime.class);
        Span span =
            new Span(
                rows.getInt(2),
                from,
                until,
                published,
                withdrawn == null ? null : withdrawn.toInstant());
        documents
            .computeIfAbsent(rows.getString(1), s -> new ArrayList<>())
            .add(new Row(span, rows.getString(7), new Period(from, until)));
      }
    }
    List<Entry> entries = new ArrayList<>();
    documents.forEach((slug, rows) -> entries.addAll(entries(slug, rows)));
    entries.sort(comparing(Entry::id));
    return entries;
  }

  private static List<Entry> entries(String slug, List<Row> rows) {
    return Timeline.rectangles(rows.stream().map(Row::span).toList()).stream()
        .map(r -> entry(slug, r, row(rows, r.segment().number())))
        .toList();
  }

  // Numbers have gaps: drafts are discarded, or not yet published.
  private static Row row(List<Row> rows, int number) {
    return rows.stream().filter(r -> r.span().number() == number).findFirst().orElseThrow();
  }

  private static Entry entry(String slug, Rectangle rectangle, Row row) {
    Segment segment = rectangle.segment();
    @Nullable LocalDate from = segment.from();
    @Nullable LocalDate until = segment.until();
    @Nullable Instant knownUntil = rectangle.knownUntil();
    return new Entry(
        id(slug, rectangle, row),
        slug,
        segment.number(),
        segment.state().name(),
        row.summary(),
        from == null ? Long.MIN_VALUE : from.toEpochDay(),
        until == null ? Long.MAX_VALUE : until.toEpochDay(),
        IndexEntry.micros(rectangle.knownFrom()),
        knownUntil == null ? Long.MAX_VALUE : IndexEntry.micros(knownUntil));
  }

  private static String id(String slug, Rectangle rectangle, Row row) {
    return new IndexEntry(
            slug,
            Kind.POLICY,
            rectangle,
            "",
            row.summary(),
            List.of(),
            List.of(),
            List.of(),
            "",
            List.of(),
            row.effective(),
            null,
            true,
            "",
            List.of(),
            List.of(),
            List.of(),
            "",
            List.of(),
            List.of(),
            false)
        .id();
  }
}
