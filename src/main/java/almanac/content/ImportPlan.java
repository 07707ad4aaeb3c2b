package almanac.content;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.groupingBy;

import almanac.content.file.Problem;
import almanac.content.file.Problem.Code;
import almanac.document.ImportedDocument.Publication;
import almanac.document.Imports.Held;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an import would write: the versions that the database lacks, by document, in the order of
 * their numbers. Pure.
 *
 * @param known how many files the database holds already
 */
record ImportPlan(Map<String, List<Outline>> add, int known) {

  private static final Comparator<Outline> BY_SLOT =
      comparing(Outline::from).thenComparingInt(o -> o.place().ordinal());

  /** How many versions it would add. */
  int size() {
    return add.values().stream().mapToInt(List::size).sum();
  }

  /**
   * @param files all files of the folder
   * @param held what the database holds of their documents, by slug, in order of the numbers
   * @param now no publication is later than this
   */
  static ImportPlan of(
      List<Outline> files, Map<String, List<Held>> held, Instant now, List<Problem> problems) {
    Map<String, List<Outline>> add = new TreeMap<>();
    int known = 0;
    Map<String, List<Outline>> bySlug =
        files.stream()
            .collect(groupingBy(Outline::slug, TreeMap::new, java.util.stream.Collectors.toList()));
    for (Map.Entry<String, List<Outline>> document : bySlug.entrySet()) {
      List<Held> holds = held.getOrDefault(document.getKey(), List.of());
      List<Outline> fresh = new ArrayList<>();
      for (Outline file : document.getValue()) {
        Held same = same(file, holds);
        if (same == null) {
          fresh.add(file);
        } else {
          known++;
          if (file.withdrawnAt() != null && !same.withdrawn()) {
            problems.add(
                problem(
                    Code.WITHDRAWN_ELSEWHERE,
                    file,
                    "withdrawn",
                    "The file says withdrawn, the database says in force; a file cannot withdraw."));
          }
        }
      }
      check(document.getValue(), fresh, holds, now, problems);
      if (!fresh.isEmpty()) {
        add.put(document.getKey(), numbered(fresh));
      }
    }
    return new ImportPlan(add, known);
  }

  private static @Nullable Held same(Outline file, List<Held> holds) {
    return holds.stream().filter(h -> h.hash().equals(file.hash())).findFirst().orElse(null);
  }

  // Published versions by their numbers, then those that nobody has approved yet.
  private static List<Outline> numbered(List<Outline> fresh) {
    return fresh.stream()
        .sorted(
            comparingInt((Outline o) -> o.published() == null ? Integer.MAX_VALUE : number(o))
                .thenComparing(BY_SLOT))
        .toList();
  }

  private static int number(Outline file) {
    return Objects.requireNonNull(file.published()).number();
  }

  private static void check(
      List<Outline> all,
      List<Outline> fresh,
      List<Held> holds,
      Instant now,
      List<Problem> problems) {
    for (Outline file : all) {
      if (file.place().kind() != all.getFirst().place().kind()
          || (!holds.isEmpty() && holds.getFirst().kind() != file.place().kind())) {
        problems.add(
            problem(Code.DUPLICATE, file, null, "Another kind of document has this slug already."));
      }
    }
    for (Outline file : fresh) {
      checkSlot(file, all, holds, problems);
    }
    checkNumbers(fresh, holds, now, problems);
  }

  private static void checkSlot(
      Outline file, List<Outline> all, List<Held> holds, List<Problem> problems) {
    int ordinal = file.place().ordinal();
    long taken = holds.stream().filter(h -> h.from().equals(file.from())).count();
    if (ordinal <= taken) {
      problems.add(
          problem(
              Code.SLOT_TAKEN,
              file,
              null,
              "A published text never changes: write " + file.from() + "." + (taken + 1) + ".md."));
    } else if (ordinal > taken + 1
        && all.stream()
            .noneMatch(o -> o.from().equals(file.from()) && o.place().ordinal() == ordinal - 1)) {
      problems.add(
          problem(
              Code.BAD_NAME,
              file,
              null,
              "It corrects a text that is missing: "
                  + file.from()
                  + " has no ordinal "
                  + (ordinal - 1)
                  + "."));
    }
  }

  private static void checkNumbers(
      List<Outline> fresh, List<Held> holds, Instant now, List<Problem> problems) {
    int number = holds.isEmpty() ? 0 : holds.getLast().number();
    Instant held =
        holds.stream()
            .map(Held::last)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(Instant.MIN);
    Instant last = held;
    for (Outline file : numbered(fresh)) {
      Publication published = file.published();
      if (published == null) {
        return;
      }
      // A draft that was thrown away leaves a gap.
      if (published.number() <= number) {
        problems.add(
            problem(
                Code.BAD_NUMBER,
                file,
                "published.number",
                "A number above " + number + " is expected."));
      }
      number = Math.max(number, published.number());
      if (published.at().isAfter(now)) {
        problems.add(
            problem(Code.FUTURE, file, "published.at", "The publication lies in the future."));
      } else if (!holds.isEmpty()
          && (!published.at().isAfter(held) || published.at().isBefore(last))) {
        // What is new here is known from one instant on, so its numbers must tell the order.
        problems.add(
            problem(
                Code.BACKDATED,
                file,
                "published.at",
                "The document's history goes on after " + last + "; this would change it."));
      }
      last = published.at().isAfter(last) ? published.at() : last;
      Instant withdrawn = file.withdrawnAt();
      if (withdrawn != null && withdrawn.isAfter(now)) {
        problems.add(
            problem(Code.FUTURE, file, "withdrawn.at", "The withdrawal lies in the future."));
      }
    }
  }

  private static Problem problem(Code code, Outline file, @Nullable String key, String sentence) {
    int line = key == null ? 0 : file.publishedLine();
    return new Problem(code, file.place().path(), line, key, sentence);
  }
}
