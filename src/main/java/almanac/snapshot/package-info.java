/**
 * What holds on a day, for one audience, as one page that needs no server: texts, search and age in
 * a single HTML file, which asks nobody for anything.
 *
 * <p>Its doors are {@link almanac.snapshot.Snapshot}, which makes such a file, and {@link
 * almanac.snapshot.SnapshotFolder}, where a server keeps its own. The page itself is {@code
 * snapshot/page.*} among the resources. It reads the truth, never the index, and knows nothing of
 * the API.
 */
@NullMarked
package almanac.snapshot;

import org.jspecify.annotations.NullMarked;
