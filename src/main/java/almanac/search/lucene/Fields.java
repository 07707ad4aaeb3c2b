package almanac.search.lucene;

import almanac.document.text.Kind;
import almanac.document.text.Period;
import almanac.document.time.Timeline.Segment;
import almanac.document.time.Timeline.State;
import almanac.search.IndexEntry;
import almanac.search.IndexEntry.IndexedClause;
import almanac.search.SearchHit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** The fields of the index: how an entry is written into them, and a hit read back. */
final class Fields {
  static final String ID = "id";
  static final String SLUG = "slug";
  static final String KIND = "kind";
  static final String STATE = "state";
  static final String AUDIENCE = "audience";
  static final String PRODUCT = "product";
  static final String REGION = "region";
  static final String TAG = "tag";
  static final String VALID_FROM = "valid-from";
  static final String VALID_UNTIL = "valid-until";
  static final String KNOWN_FROM = "known-from";
  static final String KNOWN_UNTIL = "known-until";

  /** The term of a text that holds in every region. */
  static final String EVERYWHERE = "*";

  private static final String NUMBER = "number";
  private static final String HELD = "held";

  private static final FieldType TOKENS = new FieldType();

  static {
    TOKENS.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    TOKENS.setTokenized(true);
    TOKENS.freeze();
  }

  private Fields() {}

  /** The searched parts of a text, and what a word is worth in each. */
  enum Part {
    TITLE(4f),
    ALIASES(3f),
    HEARD_AS(3f),
    SUMMARY(2f),
    CLAUSES(1f),
    ASKED_AS(0.8f);

    final float weight;

    Part(float weight) {
      this.weight = weight;
    }

    /** The field of pairs. */
    String pairs() {
      return name() + ".pairs";
    }

    /** The field of units. */
    String units() {
      return name() + ".units";
    }
  }

  static Document write(IndexEntry e, AnalysedTexts analysed) {
    Document d = new Document();
    Segment segment = e.rectangle().segment();
    d.add(new StringField(ID, e.id(), Field.Store.NO));
    d.add(new StringField(SLUG, e.slug(), Field.Store.YES));
    d.add(new SortedDocValuesField(SLUG, new BytesRef(e.slug())));
    d.add(new StringField(KIND, e.kind().name(), Field.Store.YES));
    d.add(new StringField(STATE, segment.state().name(), Field.Store.YES));
    d.add(new StringField(AUDIENCE, e.audience(), Field.Store.NO));
    d.add(
        number(VALID_FROM, segment.from() == null ? Long.MIN_VALUE : segment.from().toEpochDay()));
    d.add(number(VALID_UNTIL, day(segment.until())));
    d.add(number(KNOWN_FROM, IndexEntry.micros(e.rectangle().knownFrom())));
    Instant knownUntil = e.rectangle().knownUntil();
    d.add(number(KNOWN_UNTIL, knownUntil == null ? Long.MAX_VALUE : IndexEntry.micros(knownUntil)));
    keywords(d, PRODUCT, e.products());
    keywords(d, REGION, e.regions().isEmpty() ? List.of(EVERYWHERE) : e.regions());
    keywords(d, TAG, e.tags());
    analysed
        .of(e)
        .forEach((part, tokens) -> {
          d.add(new Field(part.pairs(), new TokenList(tokens.pairs()), TOKENS));
          d.add(new Field(part.units(), new TokenList(tokens.units()), TOKENS));
        });
    d.add(new StoredField(NUMBER, segment.number()));
    d.add(new StoredField(HELD, held(e, segment)));
    return d;
  }

  static SearchHit read(Document d) {
    List<String> held = Arrays.asList(d.get(HELD).split("\u0000", -1));
    Reader r = new Reader(held);
    LocalDate from = r.day();
    LocalDate until = r.day();
    State state = State.valueOf(d.get(STATE));
    int number = d.getField(NUMBER).numericValue().intValue();
    Segment segment = new Segment(number, state, from, until);
    Period effective = new Period(LocalDate.parse(r.next()), r.day());
    LocalDate reviewBy = r.day();
    boolean sample = Boolean.parseBoolean(r.next());
    String owner = r.next();
    String title = r.next();
    String summary = r.next();
    List<String> aliases = r.list();
    List<String> heardAs = r.list();
    List<String> products = r.list();
    List<String> regions = r.list();
    List<String> tags = r.list();
    List<String> parts = r.list();
    List<IndexedClause> clauses = new ArrayList<>();
    for (int i = 0; i < parts.size(); i += 3) {
      clauses.add(new IndexedClause(parts.get(i), parts.get(i + 1), parts.get(i + 2)));
    }
    return new SearchHit(
        d.get(SLUG),
        Kind.valueOf(d.get(KIND)),
        segment,
        title,
        aliases,
        heardAs,
        summary,
        clauses,
        effective,
        reviewBy,
        sample,
        owner,
        products,
        regions,
        tags);
  }

  // One stored value a hit, read at once: parts between NULs, which no text of ours holds.
  private static String held(IndexEntry e, Segment segment) {
    List<String> held = new ArrayList<>();
    held.add(iso(segment.from()));
    held.add(iso(segment.until()));
    held.add(iso(e.effective().from()));
    held.add(iso(e.effective().until()));
    held.add(iso(e.reviewBy()));
    held.add(Boolean.toString(e.sample()));
    held.add(e.owner());
    held.add(e.title());
    held.add(e.summary());
    list(held, e.aliases());
    list(held, e.heardAs());
    list(held, e.products());
    list(held, e.regions());
    list(held, e.tags());
    list(
        held, e.clauses().stream().flatMap(c -> Stream.of(c.id(), c.heading(), c.text())).toList());
    return String.join("\u0000", held);
  }

  private static void list(List<String> held, List<String> items) {
    held.add(Integer.toString(items.size()));
    held.addAll(items);
  }

  private static String iso(@Nullable LocalDate day) {
    return day == null ? "" : day.toString();
  }

  private static final class Reader {
    private final List<String> held;
    private int at;

    Reader(List<String> held) {
      this.held = held;
    }

    String next() {
      return held.get(at++);
    }

    @Nullable LocalDate day() {
      String day = next();
      return day.isEmpty() ? null : LocalDate.parse(day);
    }

    List<String> list() {
      int size = Integer.parseInt(next());
      List<String> items = List.copyOf(held.subList(at, at + size));
      at += size;
      return items;
    }
  }

  private static long day(@Nullable LocalDate day) {
    return day == null ? Long.MAX_VALUE : day.toEpochDay();
  }

  private static Field number(String name, long value) {
    return new LongField(name, value, Field.Store.NO);
  }

  private static void keywords(Document d, String name, List<String> values) {
    values.forEach(v -> d.add(new StringField(name, v, Field.Store.NO)));
  }
}
