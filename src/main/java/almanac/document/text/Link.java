package almanac.document.text;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A link of a text to a document or to one of its clauses.
 *
 * @param clause null: the document as a whole
 */
public record Link(String slug, @Nullable String clause) {
  private static final String ID = "[a-z0-9]+(?:-[a-z0-9]+)*";
  private static final Pattern LINK = Pattern.compile("\\[[^\\]\\n]*]\\(([^)\\s]*)\\)");
  private static final Pattern TARGET = Pattern.compile("(" + ID + ")?(?:#(" + ID + "))?");

  /**
   * The links of a text to documents, in order; web addresses are left out.
   *
   * @param ownSlug where a link of the form {@code #clause} points
   */
  public static Set<Link> in(String markdown, String ownSlug) {
    Set<Link> links = new LinkedHashSet<>();
    Matcher m = LINK.matcher(markdown);
    while (m.find()) {
      ofTarget(m.group(1), ownSlug).ifPresent(links::add);
    }
    return links;
  }

  /** What a link's target points at; empty: at nothing that is a document. */
  public static Optional<Link> ofTarget(String target, String ownSlug) {
    Matcher m = TARGET.matcher(target);
    return target.isEmpty() || !m.matches()
        ? Optional.empty()
        : Optional.of(new Link(m.group(1) == null ? ownSlug : m.group(1), m.group(2)));
  }

  @Override
  public String toString() {
    return clause == null ? slug : slug + "#" + clause;
  }
}
