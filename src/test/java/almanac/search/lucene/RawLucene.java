package almanac.search.lucene;

import almanac.search.Scope;
import almanac.search.lucene.VisibleQuery.Review;
import almanac.search.plan.QueryText;
import almanac.search.plan.SearchPlan;
import almanac.search.plan.SearchPlan.Tier;
import java.io.IOException;
import java.nio.file.Path;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;
import org.apache.lucene.store.FSDirectory;

/**
 * What a program would write that has only Lucene: the same queries, filters and order, the same
 * stored value, and Lucene's highlighter on the same texts with the same tokens.
 */
public final class RawLucene implements AutoCloseable {
  /** A hit: its slug and a marked piece of each part. */
  public record Hit(String slug, Map<String, String> pieces) {}

  private static final List<String> SHOWN =
      List.of("TITLE", "ALIASES", "HEARD_AS", "SUMMARY", "CLAUSES");
  private static final Sort BEST_FIRST =
      new Sort(
          SortField.FIELD_SCORE,
          new SortField(Fields.TITLE_LENGTH, SortField.Type.LONG),
          new SortField(Fields.SLUG, SortField.Type.STRING));
  private static final char SEPARATOR = '\u0000';
  private static final int FIRST_TEXT = 11; // of the stored value; see HeldText
  private static final int LISTS = 6;

  private final FSDirectory directory;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;

  public RawLucene(Path dataDir) throws IOException {
    directory = FSDirectory.open(OpenedIndex.folder(dataDir));
    reader = DirectoryReader.open(directory);
    searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null);
  }

  /** How many entries there are, and in how many segments. */
  public int[] size() {
    return new int[] {reader.numDocs(), reader.leaves().size()};
  }

  /** Of all tiers, best first, as {@link LuceneReading} finds them. */
  public List<Hit> find(SearchPlan plan, QueryText query, Scope scope, int size)
      throws IOException {
    Queries queries = new Queries(searcher, scope);
    Set<Integer> found = new LinkedHashSet<>();
    for (Tier tier : plan.tiers()) {
      for (Review review : List.of(Review.CURRENT, Review.OVERDUE)) {
        Query all = found.size() < size ? queries.tier(tier, review) : null;
        if (all != null) {
          for (ScoreDoc hit :
              searcher.search(all, new TopFieldCollectorManager(BEST_FIRST, size, 1)).scoreDocs) {
            found.add(hit.doc);
          }
        }
      }
    }
    return hits(found.stream().mapToInt(Integer::intValue).limit(size).toArray(), query);
  }

  /** Of the last tier alone: one query, as a program without tiers would ask. */
  public List<Hit> findSimply(SearchPlan plan, QueryText query, Scope scope, int size)
      throws IOException {
    Queries queries = new Queries(searcher, scope);
    Query all = queries.tier(plan.tiers().getLast(), Review.ANY);
    if (all == null) {
      return List.of();
    }
    ScoreDoc[] best =
        searcher.search(all, new TopFieldCollectorManager(BEST_FIRST, size, 1)).scoreDocs;
    return hits(Arrays.stream(best).mapToInt(hit -> hit.doc).toArray(), query);
  }

  private List<Hit> hits(int[] documents, QueryText query) throws IOException {
    Map<Integer, List<String>> texts = new HashMap<>();
    List<String> slugs = new ArrayList<>();
    StoredFields stored = searcher.storedFields();
    for (int document : documents) {
      String[] held = stored.document(document).get(Fields.HELD).split("\u0000", -1);
      slugs.add(held[0]);
      texts.put(document, texts(held));
    }
    Map<String, String[]> marked = new Marker(texts).mark(query, documents);
    List<Hit> hits = new ArrayList<>();
    for (int i = 0; i < documents.length; i++) {
      Map<String, String> pieces = new HashMap<>();
      for (Map.Entry<String, String[]> field : marked.entrySet()) {
        String piece = field.getValue()[i];
        if (piece != null) {
          pieces.put(field.getKey(), piece);
        }
      }
      hits.add(new Hit(slugs.get(i), pieces));
    }
    return hits;
  }

  /** The texts of {@link #SHOWN}, in that order; lists joined. */
  private static List<String> texts(String[] held) {
    int at = FIRST_TEXT + 2;
    List<String> lists = new ArrayList<>();
    for (int list = 0; list < LISTS; list++) {
      int size = Integer.parseInt(held[at++]);
      StringBuilder joined = new StringBuilder();
      for (int i = 0; i < size; i++, at++) {
        boolean clauseId = list == LISTS - 1 && i % 3 == 0;
        if (!clauseId) {
          joined.append(joined.isEmpty() ? "" : SEPARATOR).append(held[at]);
        }
      }
      lists.add(joined.toString());
    }
    return List.of(
        held[FIRST_TEXT], lists.get(0), lists.get(1), held[FIRST_TEXT + 1], lists.getLast());
  }

  /** Lucene's highlighter on texts that are at hand already. */
  private final class Marker extends UnifiedHighlighter {
    private final Map<Integer, List<String>> texts;

    Marker(Map<Integer, List<String>> texts) {
      super(
          UnifiedHighlighter.builder(RawLucene.this.searcher, new SameTokens())
              .withFieldMatcher(_ -> true)
              .withHandleMultiTermQuery(false)
              .withHighlightPhrasesStrictly(false)
              .withWeightMatches(false)
              .withMaxLength(20_000));
      this.texts = texts;
    }

    Map<String, String[]> mark(QueryText query, int[] documents) throws IOException {
      BooleanQuery.Builder words = new BooleanQuery.Builder();
      query.pairs().forEach(t -> words.add(new TermQuery(new Term("any", t)), Occur.SHOULD));
      query.lone().forEach(t -> words.add(new TermQuery(new Term("any", t)), Occur.SHOULD));
      List<String> fields = new ArrayList<>();
      for (String part : SHOWN) {
        fields.add(part + SameTokens.PAIRS);
        if (!query.lone().isEmpty()) {
          fields.add(part + SameTokens.UNITS);
        }
      }
      int[] one = new int[fields.size()];
      Arrays.fill(one, 1);
      return highlightFields(fields.toArray(String[]::new), words.build(), documents.clone(), one);
    }

    @Override
    protected List<CharSequence[]> loadFieldValues(
        String[] fields, DocIdSetIterator documents, int cacheCharsThreshold) throws IOException {
      List<CharSequence[]> all = new ArrayList<>();
      int document;
      while ((document = documents.nextDoc()) != DocIdSetIterator.NO_MORE_DOCS) {
        CharSequence[] values = new CharSequence[fields.length];
        for (int i = 0; i < fields.length; i++) {
          String part = fields[i].substring(0, fields[i].indexOf('.'));
          values[i] = texts.getOrDefault(document, List.of()).get(SHOWN.indexOf(part));
        }
        all.add(values);
      }
      return all;
    }

    @Override
    protected BreakIterator getBreakIterator(String field) {
      return field.startsWith("CLAUSES")
          ? BreakIterator.getSentenceInstance(Locale.ROOT)
          : new WholeBreakIterator();
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
    directory.close();
  }
}
