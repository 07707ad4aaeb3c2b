package almanac.content;

import almanac.content.file.FileProblems;
import almanac.content.file.Problem.Code;
import almanac.document.synonym.SynonymRules;
import almanac.document.synonym.Synonyms.Synonym;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The text of {@code synonyms.txt}: a synonym a line, comments and blank lines between them. */
final class SynonymReader {
  private static final String ARROW = "=>";

  private final FileProblems problems;
  private final Map<Synonym, Integer> lines = new LinkedHashMap<>();

  private SynonymReader(FileProblems problems) {
    this.problems = problems;
  }

  /** The synonyms in the order of their lines; those with a problem are left out. */
  static List<Synonym> read(String text, FileProblems problems) {
    SynonymReader reader = new SynonymReader(problems);
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      if (!line.isBlank() && !line.strip().startsWith("#")) {
        reader.line(number, line);
      }
      if (reader.lines.size() > SynonymRules.MOST) {
        problems.add(Code.TOO_LARGE, number, null, "A list has at most 5000 synonyms.");
        break;
      }
    }
    reader.chains();
    return List.copyOf(reader.lines.keySet());
  }

  private void line(int number, String line) {
    String[] sides = line.split(ARROW, -1);
    if (sides.length != 2 || sides[0].isBlank() || sides[1].isBlank()) {
      problems.add(Code.BAD_VALUE, number, null, "A line is written like this: 停息挂账 => 个性化分期");
      return;
    }
    String street = sides[0].strip();
    String term = sides[1].strip();
    String wrong = SynonymRules.wrong(street, term);
    if (wrong != null) {
      problems.add(Code.BAD_VALUE, number, null, wrong);
      return;
    }
    Integer before = lines.putIfAbsent(new Synonym(street, term), number);
    if (before != null) {
      problems.add(
          Code.DUPLICATE, number, null, "The same synonym stands in line " + before + " already.");
    }
  }

  private void chains() {
    SynonymRules.chained(lines.keySet())
        .forEach(s -> {
          int number = Objects.requireNonNull(lines.get(s));
          problems.add(Code.BAD_VALUE, number, null, SynonymRules.chainSentence(s));
        });
  }
}
