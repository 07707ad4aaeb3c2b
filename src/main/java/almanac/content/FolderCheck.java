package almanac.content;

import static java.util.stream.Collectors.groupingBy;

import almanac.content.file.Problem;
import almanac.content.file.Problem.Code;
import almanac.document.Imports.Target;
import almanac.document.text.Details.FigureRef;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What no file can be asked alone: whether links, figures and superseded documents are there, and
 * whether a text that ends has a successor. Pure.
 */
final class FolderCheck {
  private final Map<String, List<Outline>> documents;
  private final Map<String, Target> targets;
  private final List<Problem> problems;

  private FolderCheck(List<Outline> files, Map<String, Target> targets, List<Problem> problems) {
    this.documents =
        files.stream()
            .sorted(Comparator.comparing(Outline::from).thenComparingInt(o -> o.place().ordinal()))
            .collect(groupingBy(Outline::slug, TreeMap::new, Collectors.toList()));
    this.targets = targets;
    this.problems = problems;
  }

  /** The documents that files of a folder point at and that are not among them. */
  static Set<String> elsewhere(List<Outline> files) {
    Set<String> slugs = new TreeSet<>();
    for (Outline file : files) {
      file.links().forEach(l -> slugs.add(slugOf(l)));
      slugs.addAll(file.supersedes());
      if (file.figureRef() != null) {
        slugs.add(file.figureRef().slug());
      }
    }
    files.forEach(f -> slugs.remove(f.slug()));
    return slugs;
  }

  /**
   * @param targets what the database holds of the documents {@link #elsewhere}
   */
  static void check(List<Outline> files, Map<String, Target> targets, List<Problem> problems) {
    FolderCheck check = new FolderCheck(files, targets, problems);
    for (List<Outline> versions : check.documents.values()) {
      for (Outline version : versions) {
        check.links(version);
        check.figure(version);
        check.supersedes(version);
        check.successor(version, versions);
      }
    }
  }

  /** Clauses that a document of the folder had in the database and has no more in its last text. */
  static Set<String> gone(List<Outline> files, Map<String, Target> held) {
    Set<String> gone = new TreeSet<>();
    FolderCheck check = new FolderCheck(files, Map.of(), List.of());
    check.documents.forEach((slug, versions) -> {
      Target before = held.get(slug);
      if (before != null) {
        for (String clause : before.clauses()) {
          if (!versions.getLast().clauses().contains(clause)) {
            gone.add(slug + "#" + clause);
          }
        }
      }
    });
    return gone;
  }

  private static String slugOf(String link) {
    int hash = link.indexOf('#');
    return hash < 0 ? link : link.substring(0, hash);
  }

  // A current text points at current clauses; an old one at what there was at any time. So does one
  // that ends, for nobody minds it once it is over; and a withdrawal uncovers what it uncovers.
  private void links(Outline version) {
    boolean current = version.until() == null && isLast(version) && stands(version.slug());
    for (String link : version.links()) {
      String slug = slugOf(link);
      Set<String> clauses =
          current && stands(slug)
              ? ofLast(slug, Outline::clauses, Target::clauses)
              : ofAny(slug, Outline::clauses, Target::clauses);
      if (clauses == null) {
        add(Code.BROKEN_LINK, version, null, "There is no document " + slug + ".");
      } else if (link.contains("#") && !clauses.contains(link.substring(slug.length() + 1))) {
        add(Code.BROKEN_LINK, version, null, "There is no clause " + link + ".");
      }
    }
  }

  private boolean isLast(Outline version) {
    List<Outline> versions = documents.getOrDefault(version.slug(), List.of());
    return version.place().equals(versions.getLast().place());
  }

  private boolean stands(String slug) {
    return documents.getOrDefault(slug, List.of()).stream().allMatch(v -> v.withdrawnAt() == null);
  }

  private void figure(Outline version) {
    FigureRef ref = version.figureRef();
    if (ref != null) {
      Set<String> figures = ofAny(ref.slug(), Outline::figures, Target::figures);
      if (figures == null || !figures.contains(ref.name())) {
        add(Code.UNKNOWN_FIGURE, version, "terms.max-periods", "There is no figure " + ref + ".");
      }
    }
  }

  private void supersedes(Outline version) {
    for (String slug : version.supersedes()) {
      if (!documents.containsKey(slug) && !targets.containsKey(slug)) {
        add(Code.BROKEN_LINK, version, "supersedes", "There is no document " + slug + ".");
      }
    }
  }

  private void successor(Outline version, List<Outline> versions) {
    LocalDate until = version.until();
    if (until != null
        && !version.ends()
        && versions.stream()
            .noneMatch(v -> v.from().isAfter(version.from()) && !v.from().isAfter(until))) {
      add(
          Code.NO_SUCCESSOR,
          version,
          "effective.until",
          "Nothing follows on " + until + "; say ends: true if that is meant.");
    }
  }

  private @Nullable Set<String> ofLast(
      String slug, Function<Outline, Set<String>> file, Function<Target, Set<String>> target) {
    List<Outline> versions = documents.get(slug);
    Target held = targets.get(slug);
    return versions != null
        ? file.apply(versions.getLast())
        : held == null ? null : target.apply(held);
  }

  private @Nullable Set<String> ofAny(
      String slug, Function<Outline, Set<String>> file, Function<Target, Set<String>> target) {
    List<Outline> versions = documents.get(slug);
    if (versions == null) {
      return ofLast(slug, file, target);
    }
    Set<String> all = new HashSet<>();
    versions.forEach(v -> all.addAll(file.apply(v)));
    return all;
  }

  private void add(Code code, Outline file, @Nullable String key, String sentence) {
    problems.add(new Problem(code, file.place().path(), 0, key, sentence));
  }
}
