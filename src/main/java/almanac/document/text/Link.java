package almanac.document.text;

import java.util.LinkedHashSet;
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
      Matcher target = TARGET.matcher(m.group(1));
      if (!m.group(1).isEmpty() && target.matches()) {
        links.add(new Link(target.group(1) == null ? ownSlug : target.group(1), target.group(2)));
      }
    }
    return links;
  }

  @Override
  public String toString() {
    return clause == null ? slug : slug + "#" + clause;
  }
}
