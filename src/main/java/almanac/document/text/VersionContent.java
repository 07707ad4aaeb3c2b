package almanac.document.text;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that an author writes of one version; never changed once published. What a draft lacks is an
 * empty text.
 *
 * @param heardAs what customers say for it, which is not its name
 * @param askedAs questions as customers put them
 * @param regions where it applies; empty: everywhere
 * @param audience the groups that may read it; empty: everyone
 * @param ends true: it is meant that nothing follows the end of {@code effective}
 * @param reviewBy the day after which the text counts as overdue for review
 * @param substantive false: only the wording differs from the version before
 * @param supersedes slugs of other documents that end by this version's first day
 * @param sample true: the terms of an invented bank, no real one's
 */
public record VersionContent(
    @JsonInclude(JsonInclude.Include.ALWAYS) String title,
    @JsonInclude(JsonInclude.Include.ALWAYS) String summary,
    List<String> aliases,
    List<String> heardAs,
    List<String> askedAs,
    List<String> products,
    List<String> regions,
    List<String> tags,
    List<String> audience,
    @JsonInclude(JsonInclude.Include.ALWAYS) String owner,
    Period effective,
    boolean ends,
    @Nullable LocalDate reviewBy,
    boolean substantive,
    List<String> supersedes,
    @Nullable String changeNote,
    boolean sample,
    List<Source> sources,
    Card card,
    List<Clause> clauses,
    Details details) {

  public VersionContent {
    // A stored form may lack anything, and what is read from it is trusted everywhere.
    requireNonNull(title, "title is missing");
    requireNonNull(summary, "summary is missing");
    requireNonNull(owner, "owner is missing");
    requireNonNull(effective, "effective is missing");
    requireNonNull(card, "card is missing");
    requireNonNull(details, "details are missing");
    aliases = List.copyOf(aliases);
    heardAs = List.copyOf(heardAs);
    askedAs = List.copyOf(askedAs);
    products = List.copyOf(products);
    regions = List.copyOf(regions);
    tags = List.copyOf(tags);
    audience = List.copyOf(audience);
    supersedes = List.copyOf(supersedes);
    sources = List.copyOf(sources);
    clauses = List.copyOf(clauses);
  }

  /** The whole text as Markdown, headings with their ids, as a content file has it. */
  public String markdown() {
    return clauses.stream()
        .map(c -> "## " + c.heading() + " {#" + c.id() + "}\n\n" + c.markdown().strip() + "\n")
        .collect(Collectors.joining("\n"));
  }
}
