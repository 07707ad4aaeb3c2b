package almanac.record;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.document.Audience;
import almanac.document.Chronicle.Edition;
import almanac.document.Documents;
import almanac.document.ImportedDocument;
import almanac.document.Imports;
import almanac.document.Viewer;
import almanac.document.text.ContentJson;
import almanac.document.text.Kind;
import almanac.document.text.Period;
import almanac.document.text.VersionContent;
import almanac.document.time.Moment;
import almanac.document.time.Timeline.Span;
import almanac.document.workflow.Role;
import almanac.testing.Api;
import almanac.testing.Contents;
import almanac.testing.Desk;
import almanac.testing.EmbeddedDatabaseResource;
import almanac.testing.Histories;
import almanac.testing.TimelineOracle;
import almanac.testing.TimelineOracle.Answer;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The report of one document, through the database and over GraphQL, against an oracle, while its
 * versions come and go and its readers read; {@code -Dalmanac.record.seed=} chooses another course.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class ReadReportIT {
  private static final int READERS = 500;
  private static final int VERSIONS = 20;
  // Before, at and after the day of which the API answers.
  private static final List<Integer> DAYS = List.of(-4, -2, -1, 0, 1, 2, 4);

  @Inject Acknowledgements acknowledgements;
  @Inject ReadReports reports;
  @Inject Documents documents;
  @Inject Imports imports;
  @Inject Desk desk;

  private final LocalDate today = LocalDate.now(Histories.ZONE);
  private final long seed = Long.getLong("almanac.record.seed", 20261122);
  private final Random random = new Random(seed);
  private final String slug = "read-report-" + seed;
  private final List<Edition> editions = new ArrayList<>();
  private final Map<Integer, String> hashes = new HashMap<>();
  private final Map<String, Map<Integer, Acknowledgement>> said = new TreeMap<>();
  private final Viewer lead = new Viewer("lead", Set.of(), Set.of(Role.TEAM_LEAD));
  private int compared;
  private int reset;
  private int kept;
  private long ticks;

  @Test
  void reportOf500ReadersAnd20Versions_isTheOracles() {
    for (int i = 0; i < READERS; i++) {
      said.put("reader-%03d".formatted(i), new TreeMap<>());
    }
    for (int number = 1; number <= VERSIONS; number++) {
      Set<String> before = readers(0);
      boolean substantive = number == 1 || random.nextInt(3) == 0;
      publish(number, substantive);
      if (!substantive && answering(0) == number) {
        kept += before.size();
        assertThat(readers(0)).isEqualTo(before);
      } else if (answering(0) == number) {
        assertThat(readers(0)).isEmpty();
        reset++;
      }
      acknowledge();
      compare();
      if (number > 2 && random.nextInt(4) == 0) {
        withdraw();
        compare();
      }
    }
    compareOverTheApi();
    System.out.printf(
        "%d readers, %d versions: %d reports are the oracle's; %d resets, %d kept by rewording;"
            + " -Dalmanac.record.seed=%d%n",
        READERS, VERSIONS, compared, reset, kept, seed);
    assertThat(kept).isPositive();
    assertThat(reset).isPositive();
  }

  private void publish(int number, boolean substantive) {
    // Half of them answer at once, so that there is much to keep and to reset.
    int shift = random.nextBoolean() ? 0 : DAYS.get(random.nextInt(DAYS.size()));
    LocalDate from = number == 1 ? today.minusDays(5) : today.plusDays(shift);
    VersionContent content = content(number, substantive, from);
    imports.add(
        List.of(
            new ImportedDocument(slug, Kind.POLICY, List.of(Contents.published(number, content)))));
    hashes.put(number, ContentJson.hash(ContentJson.write(content)));
    editions.add(
        new Edition(new Span(number, from, null, tick(), null), substantive, Audience.EVERYONE));
  }

  private static VersionContent content(int number, boolean substantive, LocalDate from) {
    VersionContent c = Contents.finished("阅读" + number, new Period(from, null));
    return Contents.with(c, substantive, c.clauses(), c.details());
  }

  // Only the order of what happens counts for the oracle, so it has a clock of its own.
  private Instant tick() {
    return Instant.EPOCH.plusSeconds(++ticks);
  }

  private void withdraw() {
    List<Edition> left = editions.stream().filter(e -> e.span().withdrawnAt() == null).toList();
    if (left.size() < 2) {
      return;
    }
    Edition gone = left.get(random.nextInt(1, left.size()));
    desk.withdraw(slug, gone.span().number());
    Span s = gone.span();
    editions.set(
        s.number() - 1,
        new Edition(
            new Span(s.number(), s.from(), null, s.publishedAt(), tick()),
            gone.substantive(),
            gone.audience()));
  }

  private void acknowledge() {
    List<Integer> open =
        editions.stream()
            .map(Edition::span)
            .filter(s -> s.withdrawnAt() == null)
            .map(Span::number)
            .toList();
    said.forEach((name, all) -> {
      if (random.nextInt(3) == 0) {
        // Mostly the newest, for who reads an old one is rare.
        Integer number =
            random.nextBoolean() ? open.getLast() : open.get(random.nextInt(open.size()));
        Acknowledgement first =
            acknowledgements.acknowledge(
                slug, number, hashes.getOrDefault(number, ""), reader(name));
        assertThat(first).isEqualTo(all.computeIfAbsent(number, _ -> first));
      } else if (all.isEmpty()) {
        acknowledgements.toRead(documents.moment(null, null, lead), reader(name), 1, null);
      }
    });
  }

  private static Viewer reader(String name) {
    return new Viewer(name, Set.of(), Set.of(Role.AGENT));
  }

  private int answering(int day) {
    Answer answer =
        TimelineOracle.governing(
            editions.stream().map(Edition::span).toList(), today.plusDays(day), Instant.MAX);
    return answer == null ? 0 : answer.number();
  }

  /** Who has read, says the oracle. */
  private Set<String> readers(int day) {
    Set<String> names = new TreeSet<>();
    if (!editions.isEmpty()) {
      Set<Integer> counting = ReadingOracle.counting(editions, answering(day), Instant.MAX);
      said.forEach((name, all) -> {
        if (all.keySet().stream().anyMatch(counting::contains)) {
          names.add(name);
        }
      });
    }
    return names;
  }

  private void compare() {
    for (int day : DAYS) {
      Moment moment = documents.moment(today.plusDays(day), null, lead);
      ReadReport report = reports.of(slug, moment, lead);
      Set<String> names = readers(day);
      assertThat(report.number()).isEqualTo(answering(day));
      assertThat(report.read()).containsExactlyElementsOf(first(names, day));
      Set<String> others = new TreeSet<>(said.keySet());
      others.removeAll(names);
      assertThat(report.unread().stream().map(r -> r.person().name()).filter(said::containsKey))
          .containsExactlyElementsOf(others);
      compared++;
    }
  }

  private List<Acknowledgement> first(Set<String> names, int day) {
    Set<Integer> counting = ReadingOracle.counting(editions, answering(day), Instant.MAX);
    return names.stream()
        .map(name ->
            said.getOrDefault(name, Map.of()).values().stream()
                .filter(a -> counting.contains(a.number()))
                .min(Comparator.comparing(Acknowledgement::at))
                .orElseThrow())
        .toList();
  }

  private void compareOverTheApi() {
    Map<String, Set<String>> found = new HashMap<>();
    for (String list : List.of("read", "unread")) {
      String node = list.equals("read") ? "reader" : "name";
      String query =
          "query ($slug: ID!, $after: String) { readReport(slug: $slug) { number readCount names: "
              + list
              + "(first: 100, after: $after) { edges { node { name: "
              + node
              + " } } pageInfo { hasNextPage endCursor } } } }";
      Set<String> names = new TreeSet<>();
      @Nullable String after = null;
      boolean more = true;
      while (more) {
        JsonObject report =
            Api.ofTest()
                .as("lead")
                .data(query, "slug", slug, "after", after)
                .getJsonObject("readReport");
        assertThat(report.getInt("number")).isEqualTo(answering(0));
        assertThat(report.getInt("readCount")).isEqualTo(readers(0).size());
        JsonObject page = report.getJsonObject("names");
        page.getJsonArray("edges").getValuesAs(JsonObject.class).stream()
            .map(e -> e.getJsonObject("node").getString("name"))
            .filter(said::containsKey)
            .forEach(name -> assertThat(names.add(name)).as(name).isTrue());
        more = page.getJsonObject("pageInfo").getBoolean("hasNextPage");
        after = more ? page.getJsonObject("pageInfo").getString("endCursor") : null;
      }
      found.put(list, names);
    }
    assertThat(found.get("read")).isEqualTo(readers(0));
    Set<String> all = new TreeSet<>(readers(0));
    all.addAll(found.getOrDefault("unread", Set.of()));
    assertThat(all).isEqualTo(said.keySet());
    assertThat(found.get("unread")).doesNotContainAnyElementsOf(readers(0));
  }
}
