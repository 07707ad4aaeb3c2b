package almanac.document.text;

/**
 * A part of a text that can be pointed at.
 *
 * @param id stable within the document, survives rewording; what cards, criteria, links and search
 *     hits point at
 * @param heading the heading, plain text
 * @param markdown the text under the heading
 */
public record Clause(String id, String heading, String markdown) {}
