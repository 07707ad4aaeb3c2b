package almanac;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The map in {@code almanac/package-info.java} holds: the arrows, the frameworks, the limits. */
class ArchitectureTest {
  /** Each room and the rooms that it may know; nothing may know a door. */
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          Map.entry("", Set.of("document.embedded", "access", "content", "indexing", "snapshot")),
          Map.entry(
              "document",
              Set.of(
                  "document.gate",
                  "document.journal",
                  "document.text",
                  "document.time",
                  "document.workflow")),
          Map.entry("document.gate", Set.of("document.text", "document.time")),
          Map.entry(
              "document.gate.rule", Set.of("document.gate", "document.text", "document.time")),
          Map.entry("document.diff", Set.of("document.text")),
          Map.entry(
              "document.synonym",
              Set.of(
                  "document",
                  "document.journal",
                  "document.text",
                  "document.time",
                  "document.workflow")),
          Map.entry("document.workflow", Set.of()),
          Map.entry("document.journal", Set.of("document.time")),
          Map.entry("document.text", Set.of()),
          Map.entry("document.time", Set.of()),
          Map.entry("document.embedded", Set.of()),
          Map.entry(
              "document.shelf",
              Set.of("document", "document.journal", "document.text", "document.time")),
          Map.entry("relief", onTheTruth()),
          Map.entry("relief.offer", onTheTruthAnd("relief")),
          Map.entry("relief.gate", onTheTruthAnd("relief")),
          Map.entry("relief.plan", onTheTruthAnd("relief", "relief.offer")),
          Map.entry("record", onTheTruth()),
          Map.entry("access", onTheTruth()),
          Map.entry("content", onTheTruthAnd("content.file")),
          Map.entry("content.file", Set.of("document", "document.text")),
          Map.entry("search", onTheTruthAnd("search.plan", "search.pinyin", "search.analysis")),
          Map.entry("search.plan", Set.of("search.pinyin", "search.analysis")),
          Map.entry("search.pinyin", Set.of()),
          Map.entry("search.analysis", Set.of()),
          Map.entry("search.lucene", onTheTruthAnd("search", "search.plan")),
          Map.entry("search.elastic", onTheTruthAnd("search", "search.plan")),
          Map.entry("indexing", onTheTruthAnd("search", "search.analysis")),
          Map.entry(
              "graphql",
              onTheTruthAnd(
                  "graphql.http",
                  "graphql.live",
                  "content",
                  "content.file",
                  "relief",
                  "record",
                  "indexing",
                  "search",
                  "search.plan",
                  "access")),
          Map.entry("graphql.history", onTheTruthAnd("graphql", "access")),
          Map.entry("graphql.edit", onTheTruthAnd("graphql", "content.file", "access")),
          Map.entry(
              "graphql.operate", onTheTruthAnd("content", "content.file", "snapshot", "access")),
          Map.entry("graphql.http", Set.of("graphql.limit")),
          Map.entry("graphql.limit", Set.of()),
          Map.entry("graphql.field", Set.of()),
          Map.entry("snapshot", onTheTruthAnd("search.pinyin", "search.analysis")),
          Map.entry(
              "graphql.record", onTheTruthAnd("graphql", "graphql.access", "record", "access")),
          Map.entry("graphql.live", onTheTruthAnd("graphql.http", "graphql.limit", "access")),
          Map.entry(
              "graphql.relief",
              onTheTruthAnd("graphql", "relief", "relief.offer", "relief.plan", "access")),
          Map.entry("graphql.access", onTheTruthAnd("graphql.http", "record", "access")),
          Map.entry(
              "mcp", onTheTruthAnd("content", "relief", "record", "indexing", "search", "access")));

  /** The rooms of a framework, by the packages that it is known by. */
  private static final Map<List<String>, List<String>> FRAMEWORKS =
      Map.ofEntries(
          Map.entry(List.of("org.apache.lucene.."), List.of("search.lucene")),
          Map.entry(
              List.of("org.elasticsearch..", "co.elastic..", "io.quarkus.elasticsearch.."),
              List.of("search.elastic")),
          Map.entry(
              List.of("org.eclipse.microprofile.graphql..", "io.smallrye.graphql..", "graphql.."),
              List.of(
                  "graphql",
                  "graphql.access",
                  "graphql.edit",
                  "graphql.field",
                  "graphql.history",
                  "graphql.http",
                  "graphql.limit",
                  "graphql.live",
                  "graphql.operate",
                  "graphql.record",
                  "graphql.relief")),
          Map.entry(List.of("io.github.bucket4j.."), List.of("graphql.limit")),
          Map.entry(List.of("com.github.difflib.."), List.of("document.diff")),
          Map.entry(
              List.of(
                  "jakarta.persistence..",
                  "io.quarkus.hibernate..",
                  "org.hibernate..",
                  "jakarta.transaction.."),
              List.of(
                  "document",
                  "document.journal",
                  "document.shelf",
                  "document.synonym",
                  "record",
                  "access")),
          Map.entry(List.of("io.quarkus.scheduler.."), List.of("snapshot")),
          Map.entry(List.of("io.quarkus.oidc.."), List.of("access", "graphql.access")),
          Map.entry(List.of("org.snakeyaml.."), List.of("content.file")),
          Map.entry(List.of("io.zonky.."), List.of("document.embedded")),
          Map.entry(List.of("java.sql.."), List.of("document.journal")));

  private static final Pattern BAG =
      Pattern.compile("(Util|Common|Service|Dto|Impl|Helper|Manager)s?(?![a-z])");

  private static final Pattern BAG_PACKAGE =
      Pattern.compile("\\.(util|common|service|dto|impl|helper|manager)s?(\\.|$)");

  private static final JavaClasses MAIN = classesIn("target/classes/almanac");

  @Test
  void arrows_run_one_way() {
    classes().should(knowOnlyTheRoomsOfTheMap()).allowEmptyShould(true).check(MAIN);
  }

  @Test
  void framework_lives_in_its_room() {
    assertThat(FRAMEWORKS.entrySet().stream().flatMap(it -> strays(it.getKey(), it.getValue())))
        .isEmpty();
  }

  @Test
  void journal_is_written_by_the_room_of_the_truth_alone() {
    Set<String> writing = Set.of("lock", "later", "append");
    JavaClass journal = MAIN.get("almanac.document.journal.Journal");
    assertThat(journal.getMethods()).extracting(JavaMethod::getName).containsAll(writing);
    assertThat(
            journal.getAccessesToSelf().stream()
                .filter(it -> writing.contains(it.getName()))
                .map(it -> room(it.getOriginOwner())))
        .isSubsetOf("document", "document.journal", "document.synonym")
        .contains("document");
  }

  @Test
  void unit_test_starts_nothing() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("Test")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.quarkus.test..")
        .because("*Test takes milliseconds; what starts Quarkus is an *IT")
        .allowEmptyShould(true)
        .check(classesIn("target/test-classes/almanac"));
  }

  @Test
  void file_stays_short() {
    assertThat(sources("main").filter(file -> lines(file).size() > 350)).isEmpty();
    assertThat(sources("test").filter(file -> lines(file).size() > 500)).isEmpty();
  }

  @Test
  void package_stays_small() {
    for (String tree : List.of("main", "test")) {
      Map<Path, Long> files = sources(tree).collect(groupingBy(Path::getParent, counting()));
      files.values().removeIf(count -> count <= 20);
      assertThat(files).isEmpty();
    }
  }

  @Test
  void name_says_what_a_thing_is() {
    Stream<String> types = MAIN.stream().map(JavaClass::getSimpleName);
    Stream<String> files = sources("test").map(file -> name(file).replace(".java", ""));
    assertThat(Stream.concat(types, files).filter(name -> BAG.matcher(name).find())).isEmpty();
    assertThat(
            MAIN.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> BAG_PACKAGE.matcher(name).find()))
        .isEmpty();
  }

  @Test
  void package_says_what_it_is_for() {
    List<Path> folders = sources("main").map(Path::getParent).distinct().toList();
    Map<Path, String> wrong = new TreeMap<>();
    for (Path folder : folders) {
      Path info = folder.resolve("package-info.java");
      // The root is no room: it bears the map, as long as that is.
      boolean root = folder.endsWith("java/almanac");
      if (!Files.exists(info)) {
        wrong.put(info, "is missing");
      } else if (!lines(info).contains("@NullMarked")) {
        wrong.put(info, "is not @NullMarked");
      } else if (javadoc(info).isEmpty() || (!root && javadoc(info).size() > 12)) {
        wrong.put(info, "has %d lines of javadoc, not 1 to 12".formatted(javadoc(info).size()));
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static Stream<String> strays(List<String> framework, List<String> rooms) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(rooms.stream().map("almanac."::concat).toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(framework.toArray(String[]::new))
        .allowEmptyShould(true)
        .evaluate(MAIN)
        .getFailureReport()
        .getDetails()
        .stream();
  }

  private static Set<String> onTheTruth() {
    return onTheTruthAnd();
  }

  private static Set<String> onTheTruthAnd(String... others) {
    Set<String> rooms =
        new HashSet<>(
            Set.of(
                "document",
                "document.diff",
                "document.gate",
                "document.journal",
                "document.shelf",
                "document.synonym",
                "document.text",
                "document.time",
                "document.workflow"));
    rooms.addAll(Set.of(others));
    return rooms;
  }

  private static ArchCondition<JavaClass> knowOnlyTheRoomsOfTheMap() {
    return new ArchCondition<>("know only the rooms of the map") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        String room = room(type);
        if (!ARROWS.containsKey(room)) {
          events.add(
              SimpleConditionEvent.violated(type, type.getName() + " is in no room of the map"));
          return;
        }
        type.getDirectDependenciesFromSelf().stream()
            .filter(it -> it.getTargetClass().getPackageName().startsWith("almanac"))
            .filter(it -> !room(it.getTargetClass()).equals(room))
            .filter(it -> !ARROWS.get(room).contains(room(it.getTargetClass())))
            .forEach(it -> events.add(SimpleConditionEvent.violated(it, it.getDescription())));
      }
    };
  }

  private static String room(JavaClass type) {
    return type.getPackageName().replaceFirst("^almanac\\.?", "");
  }

  private static JavaClasses classesIn(String folder) {
    return new ClassFileImporter().importPath(folder);
  }

  private static Stream<Path> sources(String tree) {
    try (var files = Files.walk(Path.of("src", tree, "java"))) {
      return files.filter(file -> name(file).endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> javadoc(Path info) {
    return lines(info).stream()
        .takeWhile(line -> !line.startsWith("@NullMarked"))
        .filter(line -> !Set.of("/**", " */").contains(line))
        .toList();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
