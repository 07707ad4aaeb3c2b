/**
 * What was shown and read: who has acknowledged which version, and who has still to read.
 *
 * <p>Its doors are {@link almanac.record.Acknowledgements} for readers, {@link
 * almanac.record.ReadReports} for those who lead them, and {@link almanac.record.Readers}. Names of
 * readers stay in its own tables, out of the truth, its journal and every export. It knows no API
 * and no search; what a text says is nothing to it, only whether its substance is new.
 */
@NullMarked
package almanac.record;

import org.jspecify.annotations.NullMarked;
