package almanac.graphql.relief;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.document.Documents;
import almanac.document.Version;
import almanac.document.Viewer;
import almanac.document.shelf.Shelf;
import almanac.document.text.Kind;
import almanac.document.time.Moment;
import almanac.document.workflow.Role;
import almanac.testing.Api;
import almanac.testing.EmbeddedDatabaseResource;
import almanac.testing.Knowledge;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Matching over the API: what is answered, refused, seen at once, and never kept. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class MatchApiIT {
  private static final String MATCH =
      """
      query ($case: CaseInput!, $asOf: Date, $knownAt: DateTime) {
        matchReliefPrograms(
          case: $case, asOf: $asOf, knownAt: $knownAt, includeIneligible: true, first: 60) {
          eligible { totalCount matches { ...match } }
          needsFacts { totalCount matches { ...match } }
          ineligible { totalCount matches { ...match } }
          askNext { name fact question choices source }
          specialCases { slug }
          withheld { specialCase { slug } clause { id heading } }
          warnings } }
      fragment match on ReliefMatch { program { slug title } verdict reasons {
        criterion { fact values } truth clause { id heading } missing { name } } }
      """;
  private static final int REQUESTS = 10;
  private static final int RELEASES = 15;
  private static final int READERS = 3;

  @Inject Knowledge knowledge;
  @Inject ReliefShelf programmes;
  @Inject Shelf shelf;
  @Inject Documents documents;
  @Inject EntityManagerFactory database;

  private final Api api = Api.ofTest();

  @BeforeEach
  void knowledgeIsThere() {
    knowledge.ready();
  }

  private static JsonObject json(String text) {
    return Api.json(text.replace('\'', '"'));
  }

  private JsonObject match(String facts, LocalDate asOf) {
    return match(api, facts, asOf);
  }

  private static JsonObject match(Api api, String facts, LocalDate asOf) {
    return api.data(MATCH, "case", json(facts), "asOf", asOf).getJsonObject("matchReliefPrograms");
  }

  private static List<String> slugs(JsonObject matches, String list) {
    return matches.getJsonObject(list).getJsonArray("matches").stream()
        .map(m -> m.asJsonObject().getJsonObject("program").getString("slug"))
        // Content that is open-ended holds on every day.
        .filter(slug -> slug.startsWith("match-it-"))
        .toList();
  }

  @Test
  void case_isJudgedAsFarAsItIsKnown_andToldWhatToAsk() {
    LocalDate day = ReliefShelf.FIRST;
    programmes.publish("match-it-judged", ReliefShelf.program("judged", 0));

    JsonObject open = match("{'speaker': 'DEBTOR'}", day);
    assertThat(slugs(open, "needsFacts")).containsExactly("match-it-judged");
    assertThat(open.getJsonObject("askNext").getString("question")).isNotEmpty();
    JsonObject fits = match("{'speaker': 'DEBTOR', 'willingToRepay': true}", day);
    assertThat(fits.getJsonObject("eligible").getJsonArray("matches"))
        .contains(
            json(
                """
                {'program': {'slug': 'match-it-judged', 'title': 'judged'},
                 'verdict': 'ELIGIBLE', 'reasons': [
                   {'criterion': {'fact': 'speaker',
                      'values': ['debtor', 'guarantor', 'spouse-joint-debt']},
                    'truth': 'HOLDS', 'clause': null, 'missing': []},
                   {'criterion': {'fact': 'willing-to-repay', 'values': ['true']},
                    'truth': 'HOLDS', 'clause': {'id': 'one', 'heading': '适用对象'},
                    'missing': []}]}\
                """));
    assertThat(slugs(match("{'willingToRepay': false}", day), "ineligible"))
        .containsExactly("match-it-judged");
    assertThat(slugs(match("{'willingToRepay': true}", day.plusDays(1)), "needsFacts")).isEmpty();
  }

  @Test
  void thirdParty_isToldNothing_andWhichClauseSaysSo() {
    LocalDate day = ReliefShelf.FIRST.plusDays(10);
    programmes.publish("match-it-third", ReliefShelf.thirdParty("third", 10));
    programmes.publish("match-it-offer", ReliefShelf.program("offer", 10));

    JsonObject other = match("{'speaker': 'OTHER', 'willingToRepay': true}", day);
    assertThat(other.get("withheld"))
        .isEqualTo(
            json(
                """
                {'specialCase': {'slug': 'match-it-third'},
                 'clause': {'id': 'two', 'heading': '最长期限'}}\
                """));
    assertThat(other.toString()).doesNotContain("match-it-offer");
    assertThat(match("{'speaker': 'DEBTOR'}", day).isNull("withheld")).isTrue();
  }

  @Test
  void daysThatDisagreeWithTheStage_areAWarning_andNoError() {
    JsonObject matches =
        match("{'delinquencyStage': 'M1', 'daysOverdue': 45}", LocalDate.of(2026, 11, 22));
    assertThat(matches.getJsonArray("warnings").getString(0))
        .contains("case.daysOverdue is 45", "1 to 30 days");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"penalty": -0.01}                          | case.penalty is a sum of yuan
          {"penalty": 0.001}                          | at most two decimals
          {"penalty": 1e999999999}                    | a number that is too long
          {"penalty": 1e15}                           | case.penalty is a sum of yuan
          {"daysOverdue": 1e999999999}                | a number that is too long
          {"daysOverdue": 100000}                     | case.daysOverdue lies from 0 to
          {"agreementDay": "2026-02-30"}              | case.agreementDay is no day
          {"hardshipSince": "today"}                  | case.hardshipSince is no day
          {"product": "MORTGAGE"}                     | is no 'Product'
          {"region": "Atlantis"}                      | case.region
          {"hardship": "NONE", "hardshipSince": "2026-01-01"} | case.hardshipSince
          {"principal": 10, "debtTotal": 9}           | case.principal
          {"monthlyIncome": 5, "necessarySpending": 3, "monthlySurplus": 1} | case.monthlySurplus
          {"unheardOf": 1}                            | has no field 'unheardOf'
          """)
  void badCase_isRefused_withItsField(String facts, String sentence) {
    Api.Reply reply =
        api.postBody(
            "{\"query\": \"query($case: CaseInput!) { matchReliefPrograms(case: $case)"
                + " { warnings } }\", \"variables\": {\"case\": "
                + facts
                + "}}");
    assertThat(reply.errors()).as(reply.body()).hasSize(1);
    assertThat(reply.code()).isEqualTo("BAD_REQUEST");
    assertThat(reply.errors().getJsonObject(0).getString("message"))
        .contains(sentence)
        .doesNotContain("Exception");
  }

  @ParameterizedTest
  @CsvSource({"0", "101", "-1"})
  void listSize_isBounded(int first) {
    assertThat(
            api.post("{ matchReliefPrograms(case: {}, first: " + first + ") { warnings } }").code())
        .isEqualTo("BAD_REQUEST");
  }

  @Test
  void facts_areAllTold_withTheirQuestions() {
    JsonObject facts = api.data("{ caseFacts { name type unit question choices source } }");
    assertThat(facts.getJsonArray("caseFacts"))
        .contains(
            json(
                """
                {'name': 'cardStatus', 'type': 'CHOICE', 'unit': null,
                 'question': '卡片目前是什么状态', 'choices': ['NORMAL', 'STOPPED', 'CANCELLED'],
                 'source': 'ACCOUNT'}\
                """))
        .hasSize(almanac.document.text.Fact.values().length);
  }

  @Test
  void publishedNarrowedAndWithdrawn_isSeenByTheNextRequest_andThePastStaysAsItWas() {
    LocalDate day = ReliefShelf.FIRST.plusDays(20);
    String known = "{'speaker': 'DEBTOR', 'willingToRepay': true}";
    assertThat(slugs(match(known, day), "eligible")).isEmpty();
    Version first = programmes.publish("match-it-seen", ReliefShelf.program("seen", 20));
    assertThat(slugs(match(known, day), "eligible")).containsExactly("match-it-seen");
    assertThat(slugs(match(api.as("agent"), known, day), "eligible")).hasSize(1);

    Version open = programmes.publish("match-it-gone", ReliefShelf.program("gone", 20));
    assertThat(slugs(match(known, day), "eligible"))
        .containsExactly("match-it-gone", "match-it-seen");
    programmes.withdraw(open);
    assertThat(slugs(match(known, day), "eligible")).containsExactly("match-it-seen");
    assertThat(knownAt(known, day, open.publishedAt()))
        .containsExactly("match-it-gone", "match-it-seen");
    assertThat(knownAt(known, day, first.publishedAt())).containsExactly("match-it-seen");

    programmes.publish("match-it-seen", ReliefShelf.program("hidden", 20, ReliefShelf.GROUP));
    assertThat(slugs(match(known, day), "eligible")).isEmpty();
    // Narrowing a document narrows its history.
    assertThat(knownAt(known, day, first.publishedAt())).isEmpty();
  }

  private List<String> knownAt(String facts, LocalDate day, @Nullable Instant knownAt) {
    JsonObject data = api.data(MATCH, "case", json(facts), "asOf", day, "knownAt", knownAt);
    return slugs(data.getJsonObject("matchReliefPrograms"), "eligible");
  }

  @Test
  void reader_neverSeesHalfARelease() throws Exception {
    LocalDate day = ReliefShelf.FIRST.plusDays(30);
    List<String> both = List.of("match-it-left", "match-it-right");
    Viewer viewer = new Viewer("reader", Set.of(), Set.of(Role.AGENT));
    AtomicBoolean done = new AtomicBoolean();
    Callable<Set<String>> reader =
        () -> {
          Set<String> seen = new java.util.TreeSet<>();
          while (!done.get()) {
            Moment now = documents.moment(day, null, viewer);
            List<String> titles =
                shelf.at(now.knownAt(), viewer).inForce(Kind.RELIEF_PROGRAM, day).stream()
                    .filter(d -> both.contains(d.version().slug()))
                    .map(d -> d.version().content().title())
                    .toList();
            seen.add(titles.toString());
          }
          return seen;
        };
    Set<String> seen = new java.util.TreeSet<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(READERS)) {
      List<Future<Set<String>>> readers = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        readers.add(threads.submit(reader));
      }
      try {
        for (int i = 0; i < RELEASES; i++) {
          String title = "第" + i + "次发布";
          programmes.publish(
              both,
              List.of(ReliefShelf.program("甲" + title, 30), ReliefShelf.program("乙" + title, 30)));
        }
      } finally {
        done.set(true);
      }
      for (Future<Set<String>> each : readers) {
        seen.addAll(each.get());
      }
    }
    assertThat(seen).hasSizeGreaterThan(2).allMatch(MatchApiIT::whole);
  }

  private static boolean whole(String titles) {
    String[] both = titles.substring(1, titles.length() - 1).split(", ", -1);
    return titles.equals("[]")
        || (both.length == 2 && both[0].substring(1).equals(both[1].substring(1)));
  }

  @Test
  void queriesOfTheDatabase_doNotGrowWithTheProgrammes() {
    LocalDate day = ReliefShelf.FIRST.plusDays(40);
    programmes.bring("match-it-many", 0, 5, 40);
    long few = queries(day, 5);
    programmes.bring("match-it-many", 5, 305, 40);
    long many = queries(day, 305);
    System.out.printf("queries of one request: %d with 5 programmes, %d with 305%n", few, many);
    assertThat(many).isEqualTo(few).isLessThan(20);
  }

  // The least of some requests, for others ask the database in between.
  private long queries(LocalDate day, int programs) {
    Statistics statistics = database.unwrap(SessionFactory.class).getStatistics();
    statistics.setStatisticsEnabled(true);
    long least = Long.MAX_VALUE;
    for (int i = 0; i < REQUESTS; i++) {
      long before = statistics.getPrepareStatementCount();
      JsonObject matches = match("{'willingToRepay': true}", day);
      least = Math.min(least, statistics.getPrepareStatementCount() - before);
      assertThat(matches.getJsonObject("needsFacts").getInt("totalCount"))
          .isGreaterThanOrEqualTo(programs);
    }
    statistics.setStatisticsEnabled(false);
    assertThat(least).isPositive();
    return least;
  }

  @Test
  void case_leavesNoTraceInTheLog() throws Exception {
    List<String> logged = new java.util.concurrent.CopyOnWriteArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            logged.add(entry.getMessage() + List.of(parameters(entry)) + entry.getThrown());
          }

          @Override
          public void flush() {
            // Nothing waits.
          }

          @Override
          public void close() {
            // Nothing is open.
          }
        };
    Logger root = Logger.getLogger("");
    root.addHandler(handler);
    try {
      String marked = "{'monthlyIncome': 7654.32, 'region': '上海', 'daysOverdue': 76543}";
      match(marked, ReliefShelf.FIRST);
      api.post(MATCH, "case", json("{'monthlyIncome': -7654.32}"));
      api.post(MATCH, "case", json("{'monthlyIncome': 7654.32, 'region': 'of 7654.32'}"));
      Logger.getLogger("almanac.of-a-test").severe("the handler hears");
    } finally {
      root.removeHandler(handler);
    }
    assertThat(logged).anyMatch(line -> line.contains("the handler hears"));
    assertThat(logged).noneMatch(line -> line.contains("7654"));
    Path file = Path.of("target/quarkus.log");
    if (Files.exists(file)) {
      assertThat(Files.readString(file)).doesNotContain("7654.32", "76543}");
    }
  }

  private static Object[] parameters(LogRecord entry) {
    Object[] parameters = entry.getParameters();
    return parameters == null ? new Object[0] : parameters;
  }
}
