package almanac.content;

import almanac.content.file.FileProblems;
import almanac.content.file.Problem.Code;
import almanac.document.synonym.Synonyms.Synonym;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The text of {@code synonyms.txt}: a synonym a line, comments and blank lines between them. */
final class SynonymReader {
  private static final String ARROW = "=>";
  private static final int MOST = 5_000;
  private static final int LONGEST = 40;

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
      if (reader.lines.size() > MOST) {
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
    String wrong = wrong(street, term);
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

  private static @Nullable String wrong(String street, String term) {
    for (String side : List.of(street, term)) {
      if (side.codePointCount(0, side.length()) > LONGEST) {
        return "A side has at most 40 characters.";
      }
      if (side.codePoints().anyMatch(SynonymReader::isInvisible)) {
        return "A side has no tabs and no invisible characters.";
      }
    }
    // Whoever typed the longer one would be given the shorter one for a second time.
    return street.contains(term) || term.contains(street)
        ? "Neither side may be a part of the other, or equal to it."
        : null;
  }

  private static boolean isInvisible(int c) {
    return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
  }

  // A query is widened once, so the end of a chain would never be reached.
  private void chains() {
    Set<String> streets = new HashSet<>();
    lines.keySet().forEach(s -> streets.add(s.street()));
    lines.forEach((synonym, number) -> {
      if (streets.contains(synonym.term())) {
        problems.add(
            Code.BAD_VALUE,
            number,
            null,
            synonym.term() + " is itself a street word here: write the term that it stands for.");
      }
    });
  }
}
