package almanac.content;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import almanac.document.time.Timeline.Span;
import almanac.testing.Api;
import almanac.testing.Folders;
import almanac.testing.GeneratedContent;
import almanac.testing.Histories;
import almanac.testing.HistoryFiles;
import almanac.testing.Program;
import almanac.testing.Server;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Everything that was published, carried away as files and into an empty database: the same files,
 * and the same versions. By real processes, as an operator does it.
 */
class ExportIT {
  private static final int VERSIONS = 400;
  private static final int HISTORIES = 200;
  private static final long SEED = Long.getLong("almanac.seed", 20261122);
  private static final int AT_ONCE = 40;
  private static final Pattern NUMBER = Pattern.compile("\npublished: \\{number: ([0-9]+),");
  private static final Path APP = Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();

  // Everybody of the test may read the texts that are for some; a busy machine may take its time.
  private static final String[] SETTINGS = {
    "-Dalmanac.access.local.groups.editor=card-desk",
    "-Dalmanac.access.local.groups.approver=card-desk",
    "-Dalmanac.access.local.groups.auditor=card-desk",
    "-Dalmanac.graphql.max-time=2m"
  };

  private final Path folder = Folders.fresh("export");
  private final Path content = folder.resolve("content");

  @AfterEach
  void removeFolder() {
    Folders.delete(folder);
  }

  @Test
  void everything_exportedAndImportedIntoAnEmptyDatabase_isTheSame() throws Exception {
    writeContent();
    Path first = folder.resolve("first");
    Map<String, JsonValue> published;
    SortedMap<String, String> exported;
    Path home = Files.createDirectory(folder.resolve("one"));
    try (Server server = Server.start(home, content, SETTINGS)) {
      server.awaitContent();
      Api api = Api.of(server.awaitAddress().resolve("/").toString().replaceAll("/$", ""));
      new PublishedByHand(api).all();

      killedInTheMiddle(home);
      assertThat(export(home, first)).contains(" documents, ");
      exported = files(first);
      published = versions(api, exported);
      JsonObject byApi =
          api.as("admin")
              .data("mutation { export { path documents versions bytes head problems } }")
              .getJsonObject("export");
      assertThat(files(Path.of(byApi.getString("path")))).isEqualTo(exported);
      assertThat(byApi.getString("path")).startsWith(home.resolve("data/export") + "/");
      assertThat(byApi.getInt("versions")).isEqualTo(exported.size() - 1);
      assertThat(byApi.getJsonArray("problems")).isEmpty();
      assertThat(ownersAlone(Path.of(byApi.getString("path")))).isTrue();
      server.stop();
    }
    System.out.printf(
        "Exported %d files, %d versions over the API; -Dalmanac.seed=%d%n",
        exported.size(), published.size(), SEED);
    assertThat(exported.keySet())
        .contains("synonyms.txt", "policy/by-hand/2023-01-01.2.md", "policy/by-hand/2040-01-01.md")
        .noneMatch(path -> path.contains("only-written"));
    assertThat(exported.get("policy/by-hand/2023-01-01.2.md"))
        .contains("published: {number: 6, ")
        .contains("withdrawn: {at: 20")
        .contains(", by: approver, reason: '误发: \"一\" # 二'}");
    assertThat(published).hasSize(exported.size() - 1);

    Path second = folder.resolve("second");
    export(home, second); // now that no server runs
    assertThat(files(second)).isEqualTo(exported);

    Path other = Files.createDirectory(folder.resolve("other"));
    try (Server server = Server.start(other, first, SETTINGS)) {
      server.awaitContent();
      assertThat(server.awaitLine("Content of "))
          .contains("%d files, 0 known, %1$d versions added".formatted(exported.size() - 1));
      Api api = Api.of(server.awaitAddress().resolve("/").toString().replaceAll("/$", ""));
      assertThat(versions(api, exported)).isEqualTo(published);
      Path third = folder.resolve("third");
      export(other, third);
      assertThat(files(third)).isEqualTo(exported);
      assertThat(server.lines()).noneMatch(l -> l.contains(" ERROR "));
      server.stop();
    }
  }

  /** The content of this repository, and histories of every kind beside it. */
  private void writeContent() throws IOException {
    Path kb = Path.of("kb-content");
    try (Stream<Path> walk = Files.walk(kb)) {
      for (Path path : walk.toList()) {
        Files.copy(path, content.resolve(kb.relativize(path).toString()));
      }
    }
    GeneratedContent.write(content, VERSIONS, SEED);
    Histories histories = Histories.ofSeed("ExportIT", SEED);
    Map<String, List<Span>> all = new TreeMap<>();
    for (int i = 0; i < HISTORIES; i++) {
      // Numbers that say nothing of the order in time, with gaps where drafts were thrown away.
      int gap = 1 + histories.nextInt(4);
      all.put(
          "history-" + i,
          histories.next().stream()
              .map(s ->
                  new Span(s.number() * gap, s.from(), s.until(), s.publishedAt(), s.withdrawnAt()))
              .toList());
    }
    HistoryFiles.write(content, all);
    HistoryFiles.write(
        content.resolve("policy/odd-names/2020-01-01.md"),
        HistoryFiles.policy(
            "怪名",
            "audience: [card-desk, 'yes']\n",
            LocalDate.of(2020, 1, 1),
            null,
            """
            published: {number: 7, at: 2019-12-31T23:59:59.999999Z, author: 'O''Brien: #1, {x}', \
            approved-by: 'null'}
            withdrawn: {at: 2020-06-01T00:00:00.000001+08:00, by: 'no', reason: "一: \\"二\\"\\n三 # 四"}
            """));
  }

  private String export(Path home, Path to) {
    try (Program command = command(home, to)) {
      assertThat(command.exitCode()).as(() -> String.join("\n", command.lines())).isZero();
      assertThat(command.lines()).noneMatch(l -> l.contains("ERROR") || l.contains("WARN"));
      assertThat(ownersAlone(to)).isTrue();
      return String.join("\n", command.lines());
    }
  }

  private static Program command(Path home, Path to) {
    return Program.start(
        home,
        Map.of(),
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-jar",
            APP.toString(),
            "export",
            to.toString()));
  }

  private void killedInTheMiddle(Path home) throws IOException {
    Path to = folder.resolve("killed");
    try (Program command = command(home, to)) {
      await("the first files")
          .atMost(60, SECONDS)
          .pollInterval(5, MILLISECONDS)
          .until(() -> unfinished().anyMatch(f -> f.resolve("policy").toFile().isDirectory()));
      command.kill();
    }
    assertThat(to).doesNotExist();
    List<Path> left = unfinished().toList();
    assertThat(left).hasSize(1);
    assertThat(left.getFirst().resolve("special-case/third-party-payment")).doesNotExist();
    // The database notices in a moment that nobody reads any more; nothing has to be tidied up.
    await("the next export")
        .atMost(60, SECONDS)
        .until(() -> {
          try (Program again = command(home, to)) {
            return again.exitCode() == 0;
          }
        });
    try (Program onto = command(home, to)) {
      assertThat(onto.exitCode()).isEqualTo(1);
      assertThat(onto.lines()).contains(to + " is not empty, and nothing is overwritten.");
    }
  }

  private Stream<Path> unfinished() throws IOException {
    try (Stream<Path> beside = Files.list(folder)) {
      return beside
          .filter(f -> f.getFileName().toString().startsWith(".killed.unfinished-"))
          .toList()
          .stream();
    }
  }

  private static SortedMap<String, String> files(Path root) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(root.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }

  private static boolean ownersAlone(Path root) {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.allMatch(path -> {
        try {
          String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
          return rights.equals(Files.isDirectory(path) ? "rwx------" : "rw-------");
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the API tells of every published version of the documents of an export. */
  private static Map<String, JsonValue> versions(Api api, SortedMap<String, String> files) {
    List<String> questions = new ArrayList<>();
    files.forEach((path, text) -> {
      Matcher number = NUMBER.matcher(text);
      if (number.find()) {
        questions.add(
            """
            v%d: version(slug: "%s", number: %s) { slug number contentHash state publishedAt
              withdrawnAt author approvedBy effective { from until } }
            """
                .formatted(questions.size(), path.split("/", -1)[1], number.group(1)));
      }
    });
    Map<String, JsonValue> versions = new TreeMap<>();
    for (int i = 0; i < questions.size(); i += AT_ONCE) {
      String query = String.join("", questions.subList(i, Math.min(i + AT_ONCE, questions.size())));
      api.data("{ " + query + " }").forEach(versions::put);
    }
    assertThat(versions).doesNotContainValue(JsonValue.NULL);
    return versions;
  }

  /** What editors and approvers did in the course of time. */
  private static final class PublishedByHand {
    private final Api editor;
    private final Api approver;

    PublishedByHand(Api api) {
      this.editor = api.as("editor");
      this.approver = api.as("approver");
    }

    void all() {
      String slug = "by-hand";
      publish(slug, draft(slug, "2020-01-01", ""));
      discard(slug, draft(slug, "2021-01-01", ""));
      publish(slug, draft(slug, "2021-01-01", ""));
      int begunFirst = draft(slug, "2022-01-01", "");
      publish(slug, draft(slug, "2023-01-01", ""));
      publish(slug, begunFirst);
      int wrong = draft(slug, "2023-01-01", "");
      publish(slug, wrong);
      withdraw(slug, wrong, 5);
      publish(slug, draft(slug, "2040-01-01", ""));
      draft(slug, "2041-01-01", "");

      submit("released-one", draft("released-one", "2024-01-01", ""));
      submit("released-two", draft("released-two", "2024-01-01", ""));
      approver.data(
          "mutation { publishTogether(versions: [{slug: \"released-one\", number: 1, revision: 2},"
              + " {slug: \"released-two\", number: 1, revision: 2}]) { published } }");
      publish("restricted", draft("restricted", "2024-01-01", "audience: [card-desk]\n"));
      publish("taken-back", draft("taken-back", "2024-01-01", ""));
      withdraw("taken-back", 1, null);
      draft("only-written", "2024-01-01", "");
      submit("only-written-and-sent", draft("only-written-and-sent", "2024-01-01", ""));
    }

    private int draft(String slug, String from, String more) {
      String text =
          HistoryFiles.policy(
              "手工 " + slug + " " + from,
              more + "review-by: 2999-12-31\nchange-note: 测试\n",
              LocalDate.parse(from),
              null,
              "");
      return editor
          .data(
              "mutation ($s: ID!, $t: String!) { createDraft(input: {slug: $s, kind: POLICY, text:"
                  + " $t}) { number } }",
              "s",
              slug,
              "t",
              text)
          .getJsonObject("createDraft")
          .getInt("number");
    }

    private void discard(String slug, int number) {
      editor.data(
          "mutation ($s: ID!, $n: Int!) { discardDraft(slug: $s, number: $n, revision: 1) }",
          "s",
          slug,
          "n",
          number);
    }

    private void submit(String slug, int number) {
      JsonObject result =
          editor
              .data(
                  "mutation ($s: ID!, $n: Int!) { submit(slug: $s, number: $n, revision: 1) {"
                      + " submitted problems { code message } } }",
                  "s",
                  slug,
                  "n",
                  number)
              .getJsonObject("submit");
      assertThat(result.getBoolean("submitted")).as(result.toString()).isTrue();
    }

    private void publish(String slug, int number) {
      submit(slug, number);
      JsonObject result =
          approver
              .data(
                  "mutation ($s: ID!, $n: Int!) { publish(slug: $s, number: $n, revision: 2) {"
                      + " published problems { code message } } }",
                  "s",
                  slug,
                  "n",
                  number)
              .getJsonObject("publish");
      assertThat(result.getBoolean("published")).as(result.toString()).isTrue();
    }

    private void withdraw(String slug, int number, @Nullable Integer then) {
      approver.data(
          "mutation ($s: ID!, $n: Int!, $u: Int) { withdraw(slug: $s, number: $n, revision: 3,"
              + " reason: \"误发: \\\"一\\\" # 二\", uncovers: $u) { state } }",
          "s",
          slug,
          "n",
          number,
          "u",
          then);
    }
  }
}
