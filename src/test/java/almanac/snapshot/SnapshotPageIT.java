package almanac.snapshot;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import almanac.testing.Folders;
import almanac.testing.GeneratedContent;
import almanac.testing.Program;
import almanac.testing.Server;
import almanac.testing.browser.Chromium;
import almanac.testing.browser.DeadEnd;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A page of more than 2,000 documents, made by the packaged program on the command line and opened
 * from the disk by a real browser, which is told to ask a proxy for everything.
 */
class SnapshotPageIT {
  private static final Path APP = Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
  private static final long SEED = Long.getLong("almanac.snapshot.seed", 20261122);
  private static final int VERSIONS = Integer.getInteger("almanac.snapshot.versions", 6_500);
  private static final int MOST = 6 << 20;
  private static final LocalDate LONG_AGO = LocalDate.of(2001, 1, 1);

  private static final Path FOLDER = Folders.fresh("snapshot-page");
  private static final Path PAGE = FOLDER.resolve("page.html");
  private static final DeadEnd PROXY = new DeadEnd();
  private static Chromium browser;
  private static String made;

  @BeforeAll
  static void makeThePage() throws IOException {
    Path content = FOLDER.resolve("content");
    copy(Path.of("kb-content"), content);
    GeneratedContent.write(content, VERSIONS, SEED);
    SnapshotSamples.write(content);
    assertThat(String.join("\n", run(0, "import", content.toString()))).contains(" 0 problems");
    made = run(0, "snapshot", "page.html").getLast();
    browser = Chromium.start(FOLDER, PROXY);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
    PROXY.close();
    Folders.delete(FOLDER);
  }

  private static List<String> run(int exitCode, String... words) {
    List<String> arguments =
        new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-jar", APP.toString()));
    arguments.addAll(List.of(words));
    try (Program program = Program.start(FOLDER, Map.of(), arguments)) {
      int code = program.exitCode();
      assertThat(code).as(String.join("\n", program.lines())).isEqualTo(exitCode);
      return program.lines().stream()
          .filter(l -> !l.contains(" INFO ") && !l.contains(" WARN "))
          .toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static void open(Path page, String fragment) {
    browser.open(URI.create("about:blank"));
    browser.open(URI.create(page.toUri() + fragment));
    browser.awaitTrue("document.body?.dataset.readyIn !== undefined");
  }

  private static List<String> slugs() {
    return texts("[...document.querySelectorAll('#hits a')].map(a => a.dataset.slug)");
  }

  private static List<String> texts(String expression) {
    JsonNode list = browser.value(expression);
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }

  /** What a person who types this finds, the best first. */
  private static List<String> find(String query) {
    browser.press("Escape");
    browser.type(query);
    assertThat(browser.value("document.activeElement.value").asText()).isEqualTo(query);
    return slugs();
  }

  @Test
  void of_2000_documents_has_at_most_6_MiB_and_is_its_owners_alone() throws IOException {
    open(PAGE, "");
    int documents = Integer.parseInt(made.substring(0, made.indexOf(' ')));
    System.out.printf(
        "Snapshot: %s; ready in %s ms%n",
        made, browser.value("document.body.dataset.readyIn").asText());

    assertThat(documents).isGreaterThanOrEqualTo(2_000);
    assertThat(Files.size(PAGE)).isLessThanOrEqualTo(MOST);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(PAGE)))
        .isEqualTo("rw-------");
    assertThat(browser.value("document.getElementById('about').textContent").asText())
        .contains("· " + documents + " 篇")
        .contains("读者：所有登录的人（不含限组可读的内容）");
    try (var files = Files.list(FOLDER)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .noneMatch(name -> name.endsWith(".half"));
    }
  }

  @Test
  void typed_characters_pinyin_and_initials_find_the_name_first() {
    open(PAGE, "");
    String plan = "personal-instalment-plan";

    for (String query :
        List.of("个性化分期", "gexinghuafenqi", "gxhfq", "gexinghua分期", "个性化fq", "個性化分期", "停息挂账")) {
      assertThat(find(query)).as(query).first().isEqualTo(plan);
      assertThat(browser.value("document.querySelector('h1').textContent").asText())
          .isEqualTo("个性化分期还款");
    }
    assertThat(find("还款能力 协商")).contains(plan);
    assertThat(find("gexinghua nengli")).first().isEqualTo(plan);
    assertThat(find("个性化分期 没有这样的词")).isEmpty();
    assertThat(find("zzzz")).isEmpty();
  }

  @Test
  void polyphone_is_found_by_each_reading_that_it_has() {
    open(PAGE, "");
    String name = SnapshotSamples.POLYPHONE;
    assertThat(find("huankuanyinhang")).contains(name);
    assertThat(find("haikuanyinxing")).contains(name);
    assertThat(find("hkyh")).contains(name);
    assertThat(find("henkuanyinhang")).doesNotContain(name);
  }

  @Test
  void number_is_found_in_any_form_and_never_within_a_longer_one() {
    open(PAGE, "");
    String name = SnapshotSamples.NUMBERED;
    for (String query : List.of("47113号", "４７１１３号", "示例发[2026]47113号", "四万七千一百一十三号")) {
      assertThat(find(query)).as(query).containsExactly(name);
    }
    assertThat(find("7113号")).doesNotContain(name);
    assertThat(find("4711")).doesNotContain(name);
  }

  @Test
  void keys_choose_and_links_stay_in_the_page() {
    open(PAGE, "");
    List<String> hits = find("分期");
    String current = "document.querySelector('#hits [aria-current=true]').dataset.slug";
    assertThat(browser.value(current).asText()).isEqualTo(hits.getFirst());
    browser.press("ArrowDown");
    assertThat(browser.value(current).asText()).isEqualTo(hits.get(1));

    open(PAGE, "#d=personal-instalment-plan&c=term");
    assertThat(browser.value("document.querySelector('h2.aim').id").asText()).isEqualTo("c-term");
    assertThat(texts("[...document.querySelectorAll('.card h3')].map(h => h.textContent)"))
        .startsWith("不能说", "能说");
    assertThat(browser.value("document.querySelector('article').textContent").asText())
        .contains("示例条款，不是真实银行的", "第 ", "有效期 ", "依据");
    open(PAGE, "#q=gxhfq");
    assertThat(slugs()).first().isEqualTo("personal-instalment-plan");
  }

  @Test
  void tells_its_age_and_warns_loudly_after_a_day() throws IOException {
    open(PAGE, "");
    String age = "document.getElementById('age').textContent";
    assertThat(browser.value(age).asText()).endsWith(" 分钟前生成");
    assertThat(browser.value("document.querySelector('#age.old') === null").asBoolean()).isTrue();

    String page = Files.readString(PAGE);
    Path older = FOLDER.resolve("older.html");
    String made = page.replaceFirst("(?s).*?data-made=\"([^\"]+)\".*", "$1");
    String then = Instant.now().minus(25, ChronoUnit.HOURS).toString();
    Files.writeString(older, page.replace(made, then));
    open(older, "");
    assertThat(browser.value(age).asText()).contains("可能已过期：25 小时前生成");
    String colour = "getComputedStyle(document.querySelector('#age.old')).backgroundColor";
    assertThat(browser.value(colour).asText()).isEqualTo("rgb(179, 20, 29)");
  }

  @Test
  void nothing_leaves_the_page_whatever_a_text_holds() throws IOException {
    open(PAGE, "#d=" + SnapshotSamples.HOSTILE);
    assertThat(browser.value("document.querySelector('h1').textContent").asText())
        .isEqualTo(SnapshotSamples.HOSTILE_TITLE);
    assertThat(browser.value("document.querySelector('article').textContent").asText())
        .contains("图片的话", "外站（http://hostile.example/link）", "<img src=");
    assertThat(texts("[...document.querySelectorAll('a')].map(a => a.getAttribute('href'))"))
        .isNotEmpty()
        .allMatch(href -> href.startsWith("#"));
    assertThat(browser.value("document.querySelectorAll('img, iframe, object').length").asInt())
        .isZero();
    assertThat(browser.value("'stolen' in window").asBoolean()).isFalse();
    // Even where a text had found a way to be more than a text.
    browser.value(
        """
        for (const html of ['<img src="http://hostile.example/i">', '<link rel="prefetch" href="http://hostile.example/p">',
            '<iframe src="http://hostile.example/f"></iframe>', '<video src="http://hostile.example/v"></video>',
            '<img src="x" onerror="window.stolen = 1">', '<div style="background: url(http://hostile.example/s)">']) {
          document.body.insertAdjacentHTML('beforeend', html);
        }
        fetch('http://hostile.example/t').catch(() => 'refused')
        """);
    browser.awaitTrue("new Promise(done => setTimeout(() => done(!('stolen' in window)), 1000))");
    // Chromium itself asks its maker for the time and for updates; nobody else is asked for
    // anything.
    List<String> asked =
        PROXY.asked().stream()
            .filter(line -> !line.contains(".google.com") && !line.contains(".googleapis.com"))
            .toList();
    System.out.println("Connections of pages, however hostile their texts: " + asked.size());
    assertThat(asked).isEmpty();

    // The proxy would have seen it: a page without our policy does ask.
    Path open = FOLDER.resolve("open.html");
    Files.writeString(open, "<img src='http://control.example/seen'>");
    try (DeadEnd proxy = new DeadEnd();
        Chromium other = Chromium.start(FOLDER, proxy)) {
      other.open(open.toUri());
      await("the picture")
          .atMost(30, SECONDS)
          .until(() -> proxy.asked().stream().anyMatch(line -> line.contains("control.example")));
    }
  }

  @Test
  void holds_no_word_of_what_is_not_for_its_readers_or_not_of_its_day() {
    String all = SnapshotSamples.unpacked(PAGE);
    assertThat(all).contains(SnapshotSamples.HOSTILE);
    assertThat(SnapshotSamples.HIDDEN).allSatisfy(word -> assertThat(all).doesNotContain(word));
    assertThat(SnapshotSamples.head(PAGE)).doesNotContain("vip");
  }

  @Test
  void beside_a_running_server_for_groups_and_another_day() throws IOException {
    Path content = FOLDER.resolve("content");
    try (Server server = Server.start(FOLDER, content, "-Dalmanac.content.at-start=off")) {
      server.awaitAddress();
      String said = run(0, "snapshot", "vip.html", "--groups", "vip,east").getLast();
      assertThat(said).contains("documents in force on " + SnapshotSamples.today());
      assertThat(SnapshotSamples.unpacked(FOLDER.resolve("vip.html")))
          .contains(SnapshotSamples.RESTRICTED)
          .doesNotContain(SnapshotSamples.UPCOMING);
      assertThat(SnapshotSamples.head(FOLDER.resolve("vip.html"))).contains("以及组 east、vip");
      run(0, "snapshot", "past.html", "--as-of", LONG_AGO.toString());
      assertThat(SnapshotSamples.unpacked(FOLDER.resolve("past.html")))
          .contains(SnapshotSamples.LAPSED)
          .doesNotContain(SnapshotSamples.RESTRICTED);
      assertThat(server.isAlive()).isTrue();
      server.stop();
    }
    assertThat(run(2, "snapshot")).anyMatch(l -> l.startsWith("Usage: snapshot <file.html>"));
    assertThat(run(2, "snapshot", "a.html", "--as-of", "soon").getLast()).startsWith("Usage:");
    assertThat(run(1, "snapshot", "nowhere/a.html").getLast())
        .startsWith("nowhere/a.html cannot be written");
  }
}
