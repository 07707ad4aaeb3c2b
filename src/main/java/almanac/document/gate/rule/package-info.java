/**
 * The rules that versions must keep beside everything that is published: each a code, listed in
 * {@code docs/gate.md}.
 *
 * <p>Its door is {@code Gate}, which publishing finds as one of its gates. Pure: it knows no
 * database, no file and no reader, and asks no clock.
 */
@NullMarked
package almanac.document.gate.rule;

import org.jspecify.annotations.NullMarked;
