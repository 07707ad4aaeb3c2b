/**
 * The engine outside the process, Elasticsearch or OpenSearch: one index that all replicas share,
 * and beside it one document that says which index it is and up to where it has come.
 *
 * <p>It knows the port and nothing of journal, database or API. It asks only for what every version
 * and every managed service of both engines has: no plugin, no script, no point in time.
 */
@NullMarked
package almanac.search.elastic;

import org.jspecify.annotations.NullMarked;
