package almanac.document.diff;

import org.jspecify.annotations.Nullable;

/**
 * A value that is not what it was.
 *
 * @param path where it stands, in the names of the API: {@code terms.maxPeriods}, {@code
 *     figures.max-periods.value}, {@code eligibility.daysOverdue}, {@code card.can.text}; an item
 *     of a list has the path of the list, and {@code .order} tells that items changed places
 * @param item the item of a list that it belongs to, by its words in the newer version; null: none,
 *     or the value is the item itself
 * @param before null: it was not there
 * @param after null: it is not there any more
 * @param clause the id of the clause that backs it, in the newer version if that has it; null: none
 *     is named
 */
public record FigureChange(
    String path,
    @Nullable String item,
    @Nullable String before,
    @Nullable String after,
    @Nullable String clause) {}
