package almanac.search.lucene;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * Searches for one request, which asks many queries of the same terms: so nothing is looked up
 * twice. It takes queries as {@link Queries} makes them, without rewriting.
 */
final class RequestSearcher extends IndexSearcher {
  private final Map<String, CollectionStatistics> fields = new HashMap<>();

  RequestSearcher(IndexReader reader) {
    super(reader);
    setQueryCache(null); // what is worth keeping is kept by VisibleQuery
  }

  // Dozens of clauses would be hashed and copied, again and again, to stay as they are.
  @Override
  public Query rewrite(Query query) {
    return query;
  }

  // Asked for by each term.
  @Override
  public @Nullable CollectionStatistics collectionStatistics(String field) throws IOException {
    CollectionStatistics known = fields.get(field);
    if (known == null) {
      known = super.collectionStatistics(field);
      fields.put(field, known);
    }
    return known;
  }
}
