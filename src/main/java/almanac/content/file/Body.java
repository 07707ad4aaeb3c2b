package almanac.content.file;

import almanac.content.file.Problem.Code;
import almanac.document.text.Clause;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Markdown of a file: its clauses, and what it links to.
 *
 * @param links where links point: {@code slug} or {@code slug#clause}; web addresses are left out
 */
record Body(List<Clause> clauses, Set<String> links) {
  private static final String ID = VersionFile.ID;
  private static final Pattern HEADING =
      Pattern.compile("##[ \\t]+(.+?)[ \\t]*\\{#(" + ID + ")}[ \\t]*");
  private static final Pattern LINK = Pattern.compile("\\[[^\\]\\n]*]\\(([^)\\s]*)\\)");
  private static final Pattern TARGET = Pattern.compile(ID + "(#" + ID + ")?");
  private static final Pattern WEB = Pattern.compile("(?:https?:|mailto:).*");

  /**
   * @param firstLine the line of the file that the body begins on
   */
  static Body read(String markdown, int firstLine, String ownSlug, FileProblems problems) {
    List<Clause> clauses = new ArrayList<>();
    Set<String> ids = new LinkedHashSet<>();
    Set<String> links = new LinkedHashSet<>();
    String id = "";
    String heading = "";
    StringBuilder text = new StringBuilder();
    boolean fenced = false;
    int line = firstLine;
    for (String each : markdown.split("\n", -1)) {
      fenced ^= each.startsWith("```");
      if (!fenced && (each.startsWith("## ") || each.startsWith("# "))) {
        Matcher m = HEADING.matcher(each);
        if (!m.matches()) {
          problems.add(
              Code.BAD_BODY, line, null, "A heading is written like this: ## 最长期限 {#term}");
        } else {
          close(id, heading, text, clauses);
          heading = m.group(1);
          id = m.group(2);
          if (!ids.add(id)) {
            problems.add(Code.DUPLICATE, line, null, "The clause id " + id + " stands twice.");
          }
        }
      } else if (id.isEmpty() && !each.isBlank()) {
        problems.add(Code.BAD_BODY, line, null, "The text begins before the first ## heading.");
        id = "?";
      } else {
        text.append(each).append('\n');
        links(each, line, ownSlug, links, problems);
      }
      line++;
    }
    close(id, heading, text, clauses);
    if (ids.isEmpty()) {
      problems.rule(Code.BAD_BODY, firstLine, null, "The text has no ## heading with an id.");
    }
    return new Body(clauses, links);
  }

  private static void close(String id, String heading, StringBuilder text, List<Clause> clauses) {
    if (!id.isEmpty() && !id.equals("?")) {
      clauses.add(new Clause(id, heading, withoutBlankEnds(text.toString())));
    }
    text.setLength(0);
  }

  // The indent of the first line stays: without it, a line of code could become a heading.
  static String withoutBlankEnds(String text) {
    int first = text.indexOf(text.strip());
    return text.substring(text.lastIndexOf('\n', first) + 1).stripTrailing();
  }

  private static void links(
      String text, int line, String ownSlug, Set<String> links, FileProblems problems) {
    Matcher m = LINK.matcher(text);
    while (m.find()) {
      String target = m.group(1).startsWith("#") ? ownSlug + m.group(1) : m.group(1);
      if (TARGET.matcher(target).matches()) {
        links.add(target);
      } else if (!WEB.matcher(target).matches()) {
        problems.rule(
            Code.BROKEN_LINK,
            line,
            null,
            "A link points at slug, slug#clause or a web address, not at " + m.group(1) + ".");
      }
    }
  }
}
