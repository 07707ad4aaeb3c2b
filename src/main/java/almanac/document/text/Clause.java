package almanac.document.text;

import static java.util.Objects.requireNonNullElse;

/**
 * A part of a text that can be pointed at.
 *
 * @param id stable within the document, survives rewording; what cards, criteria, links and search
 *     hits point at
 * @param heading the heading, plain text
 * @param markdown the text under the heading
 */
public record Clause(String id, String heading, String markdown) {
  public Clause {
    markdown = requireNonNullElse(markdown, "");
  }
}
