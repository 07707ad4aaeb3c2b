/**
 * One content file: reading it, strictly or as a draft, and writing it in its one canonical form.
 *
 * <p>Its doors are {@link almanac.content.file.VersionReader}, {@link
 * almanac.content.file.DraftReader}, {@link almanac.content.file.VersionWriter} and {@link
 * almanac.content.file.ContentRules}. It knows YAML and Markdown, and neither folders nor a
 * database: what lies between files is for others to check.
 */
@NullMarked
package almanac.content.file;

import org.jspecify.annotations.NullMarked;
