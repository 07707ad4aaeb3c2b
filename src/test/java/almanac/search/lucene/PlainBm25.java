package almanac.search.lucene;

import almanac.search.plan.IndexedTokens.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * What a search would be that only counts words: all texts of a document in one field, cut into
 * characters and bigrams by Lucene's own filters, ranked by BM25.
 */
public final class PlainBm25 implements AutoCloseable {
  private static final String TEXT = "text";
  private static final String SLUG = "slug";

  private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
  private final Analyzer analyzer = new CharactersAndBigrams();
  private final IndexWriter writer;

  public PlainBm25() throws IOException {
    writer = new IndexWriter(directory, new IndexWriterConfig(analyzer));
  }

  public void add(String slug, Texts texts) throws IOException {
    Document document = new Document();
    document.add(new StringField(SLUG, slug, Store.YES));
    List<String> all = new ArrayList<>(List.of(texts.title(), texts.number(), texts.summary()));
    List.of(
            texts.aliases(),
            texts.heardAs(),
            texts.besides(),
            texts.headings(),
            texts.clauses(),
            texts.askedAs())
        .forEach(all::addAll);
    all.forEach(text -> document.add(new TextField(TEXT, text, Store.NO)));
    writer.addDocument(document);
  }

  /** Makes findable what was added. */
  public void commit() throws IOException {
    writer.commit();
  }

  /** The slugs of the best documents, best first. */
  public List<String> find(String query, int size) throws IOException {
    BooleanQuery.Builder words = new BooleanQuery.Builder();
    tokens(query).forEach(t -> words.add(new TermQuery(new Term(TEXT, t)), Occur.SHOULD));
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      StoredFields stored = reader.storedFields();
      List<String> slugs = new ArrayList<>();
      for (ScoreDoc hit : new IndexSearcher(reader).search(words.build(), size).scoreDocs) {
        slugs.add(stored.document(hit.doc).get(SLUG));
      }
      return slugs;
    }
  }

  private Set<String> tokens(String query) throws IOException {
    Set<String> tokens = new LinkedHashSet<>();
    try (TokenStream stream = analyzer.tokenStream(TEXT, query)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        tokens.add(term.toString());
      }
      stream.end();
    }
    return tokens;
  }

  @Override
  public void close() throws IOException {
    writer.close();
    directory.close();
  }

  private static final class CharactersAndBigrams extends Analyzer {
    private static final int ALL_SCRIPTS =
        CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA;

    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer words = new StandardTokenizer();
      TokenStream folded = new LowerCaseFilter(new CJKWidthFilter(words));
      return new TokenStreamComponents(words, new CJKBigramFilter(folded, ALL_SCRIPTS, true));
    }
  }
}
