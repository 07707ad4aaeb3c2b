package almanac.bench;

import almanac.search.QueryText;
import java.io.IOException;
import java.nio.file.Path;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * What a program would write that has only Lucene: the same query, filters, order, stored fields
 * and highlights on the same index, with Lucene's own highlighter in the mode that costs it least.
 */
final class RawLucene implements AutoCloseable {
  /** A hit: its slug, and the marked pieces of each part. */
  record Hit(String slug, Map<String, String> pieces) {}

  private static final Map<String, Float> PARTS = new LinkedHashMap<>();

  static {
    PARTS.put("TITLE", 4f);
    PARTS.put("ALIASES", 3f);
    PARTS.put("HEARD_AS", 3f);
    PARTS.put("SUMMARY", 2f);
    PARTS.put("CLAUSES", 1f);
    PARTS.put("ASKED_AS", 0.8f);
  }

  private static final List<String> SHOWN =
      List.of("TITLE", "ALIASES", "HEARD_AS", "SUMMARY", "CLAUSES");
  private static final Sort BEST_FIRST =
      new Sort(SortField.FIELD_SCORE, new SortField("slug", SortField.Type.STRING));
  private static final char SEPARATOR = '\u0000';

  private final FSDirectory directory;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final Analyzer analyzer = new SameTokens();

  RawLucene(Path index) throws IOException {
    directory = FSDirectory.open(index);
    reader = DirectoryReader.open(directory);
    searcher = new IndexSearcher(reader);
  }

  IndexSearcher searcher() {
    return searcher;
  }

  List<Hit> find(QueryText query, long day, long knownAt, int size) throws IOException {
    Query words = words(query);
    TopFieldDocs best =
        searcher.search(
            all(query, words, day, knownAt), new TopFieldCollectorManager(BEST_FIRST, size, 1));
    Map<Integer, List<String>> texts = new HashMap<>();
    List<String> slugs = new ArrayList<>();
    StoredFields stored = searcher.storedFields();
    int[] documents = new int[best.scoreDocs.length];
    for (ScoreDoc hit : best.scoreDocs) {
      Document document = stored.document(hit.doc);
      documents[slugs.size()] = hit.doc;
      slugs.add(document.get("slug"));
      texts.put(hit.doc, texts(document.get("held")));
    }
    Map<String, String[]> marked =
        new Marker(texts).mark(words, documents, !query.lone().isEmpty());
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

  private static Query all(QueryText query, Query words, long day, long knownAt) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    all.add(words, Occur.MUST);
    List<Query> tokens = tokens(query);
    if (tokens.size() > 1) {
      BooleanQuery.Builder whole = new BooleanQuery.Builder();
      tokens.forEach(t -> whole.add(t, Occur.FILTER));
      all.add(new BoostQuery(new ConstantScoreQuery(whole.build()), 1000), Occur.SHOULD);
    }
    for (String unit : query.units()) {
      if (!query.lone().contains(unit)) {
        all.add(new BoostQuery(anywhere(unit, ".units"), 0.3f), Occur.SHOULD);
      }
    }
    filter(all, LongField.newRangeQuery("valid-from", Long.MIN_VALUE, day));
    filter(all, LongField.newRangeQuery("valid-until", day + 1, Long.MAX_VALUE));
    filter(all, LongField.newRangeQuery("known-from", Long.MIN_VALUE, knownAt));
    filter(all, LongField.newRangeQuery("known-until", knownAt + 1, Long.MAX_VALUE));
    filter(
        all,
        new TermInSetQuery("state", List.of(new BytesRef("IN_FORCE"), new BytesRef("LAPSED"))));
    filter(all, new TermInSetQuery("audience", List.of(new BytesRef(""))));
    return all.build();
  }

  private static void filter(BooleanQuery.Builder all, Query query) {
    all.add(query, Occur.FILTER);
  }

  private static Query words(QueryText query) {
    BooleanQuery.Builder enough = new BooleanQuery.Builder();
    tokens(query).forEach(t -> enough.add(t, Occur.SHOULD));
    enough.setMinimumNumberShouldMatch(query.required());
    return enough.build();
  }

  private static List<Query> tokens(QueryText query) {
    List<Query> tokens = new ArrayList<>();
    query.pairs().forEach(t -> tokens.add(anywhere(t, ".pairs")));
    query.lone().forEach(t -> tokens.add(anywhere(t, ".units")));
    return tokens;
  }

  private static Query anywhere(String token, String form) {
    List<Query> parts = new ArrayList<>();
    PARTS.forEach((part, weight) ->
        parts.add(new BoostQuery(new TermQuery(new Term(part + form, token)), weight)));
    return new DisjunctionMaxQuery(parts, 0.2f);
  }

  /** The texts of {@link #SHOWN}, in that order, out of the one stored value; lists joined. */
  private static List<String> texts(String held) {
    String[] all = held.split("\u0000", -1);
    List<String> texts = new ArrayList<>();
    int at = 7;
    String title = all[at++];
    String summary = all[at++];
    List<String> lists = new ArrayList<>();
    for (int list = 0; list < 6; list++) {
      int size = Integer.parseInt(all[at++]);
      StringBuilder joined = new StringBuilder();
      for (int i = 0; i < size; i++, at++) {
        boolean clauseId = list == 5 && i % 3 == 0;
        if (!clauseId) {
          joined.append(joined.isEmpty() ? "" : SEPARATOR).append(all[at]);
        }
      }
      lists.add(joined.toString());
    }
    texts.add(title);
    texts.add(lists.get(0));
    texts.add(lists.get(1));
    texts.add(summary);
    texts.add(lists.get(5));
    return texts;
  }

  /** Lucene's highlighter on texts that are at hand already. */
  private final class Marker extends UnifiedHighlighter {
    private final Map<Integer, List<String>> texts;

    Marker(Map<Integer, List<String>> texts) {
      super(
          UnifiedHighlighter.builder(RawLucene.this.searcher, RawLucene.this.analyzer)
              .withHandleMultiTermQuery(false)
              .withHighlightPhrasesStrictly(false)
              .withWeightMatches(false)
              .withMaxLength(20_000));
      this.texts = texts;
    }

    Map<String, String[]> mark(Query words, int[] documents, boolean units) throws IOException {
      List<String> fields = new ArrayList<>();
      for (String part : SHOWN) {
        fields.add(part + ".pairs");
        if (units) {
          fields.add(part + ".units");
        }
      }
      int[] one = new int[fields.size()];
      java.util.Arrays.fill(one, 1);
      return highlightFields(fields.toArray(String[]::new), words, documents.clone(), one);
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

  /** The slugs alone, to see that both sides find the same. */
  static Set<String> slugs(List<Hit> hits) {
    Set<String> slugs = new HashSet<>();
    hits.forEach(h -> slugs.add(h.slug()));
    return slugs;
  }

  @Override
  public void close() throws IOException {
    reader.close();
    directory.close();
  }
}
