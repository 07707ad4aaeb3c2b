package almanac.search;

import almanac.document.text.Kind;
import almanac.document.text.Period;
import almanac.document.time.Timeline.Segment;
import almanac.search.IndexEntry.IndexedClause;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an index knows of a document to show it without asking the database. */
public record Shown(
    String slug,
    Kind kind,
    Segment standing,
    String title,
    List<String> aliases,
    List<String> heardAs,
    String summary,
    List<IndexedClause> clauses,
    Period effective,
    @Nullable LocalDate reviewBy,
    boolean sample,
    String owner,
    List<String> products,
    List<String> regions,
    List<String> tags) {}
