package almanac.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.document.Publishing;
import almanac.document.Publishing.Outcome;
import almanac.document.Version;
import almanac.document.Viewer;
import almanac.document.text.Kind;
import almanac.document.text.Period;
import almanac.document.text.VersionContent;
import almanac.document.workflow.Role;
import almanac.document.workflow.VersionRef;
import almanac.testing.Api;
import almanac.testing.Api.Reply;
import almanac.testing.Contents;
import almanac.testing.EmbeddedDatabaseResource;
import almanac.testing.Knowledge;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every path that the schema has to a text, a count, a suggestion or an error, tried by every role
 * on texts in every state: each text carries a word of its own, and no answer may hold the word of
 * a text that is not for the reader. And whoever may not see them cannot tell that they are there.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class LeakProbeIT {
  private static final Set<String> ALL =
      Set.of("agent", "editor", "approver", "admin", "auditor", "lead", "tool");
  private static final Set<String> WITH_DRAFTS = Set.of("editor", "approver", "admin");
  private static final Set<String> WITH_HISTORY = Set.of("editor", "approver", "admin", "auditor");
  private static final Set<String> NOBODY = Set.of();

  private static final int MANY_PROBES = 2_000;
  private static final LocalDate LONG_AGO = LocalDate.of(1990, 1, 1);
  private static final LocalDate FAR = LocalDate.of(2900, 1, 1);
  private static final Set<String> SECRET = Set.of("of-the-probe");

  private static final Viewer WRITER = viewer("probe-writer", Role.EDITOR);
  private static final Viewer CHECKER = viewer("probe-checker", Role.APPROVER);

  @Inject Publishing publishing;
  @Inject Knowledge knowledge;

  /** The word of each text, and who may ever see it. */
  private final Map<String, Set<String>> canaries = new LinkedHashMap<>();

  private final List<String> slugs = new ArrayList<>();
  private final Map<String, Set<String>> seen = new TreeMap<>();
  private int probes;
  private @Nullable String key;

  private static Viewer viewer(String name, Role role) {
    return new Viewer(name, SECRET, Set.of(role));
  }

  @Test
  void noAnswerHoldsWhatIsNotForTheReader_norTellsThatItIsThere() throws Exception {
    publishWhatIsForEverybody();
    knowledge.awaitIndex();
    Map<String, List<String>> asked = queries();
    Map<String, String> before = answers(asked);
    hideTexts();
    knowledge.awaitIndex();
    assertThat(answers(asked)).isEqualTo(before);

    for (String reader : new TreeSet<>(ALL)) {
      probe(reader);
    }
    System.out.printf("%d probes, %d texts, 7 roles: no foreign word%n", probes, canaries.size());
    assertThat(probes).isGreaterThanOrEqualTo(MANY_PROBES);
    // A probe that finds nothing for anybody proves nothing.
    canaries.forEach((word, readers) ->
        assertThat(seen.getOrDefault(word, Set.of()))
            .as("those who saw %s", word)
            .isEqualTo(readers));
  }

  private String canary(Set<String> readers) {
    String word = "leak" + (char) ('a' + canaries.size()) + "qz";
    canaries.put(word, readers);
    return word;
  }

  private void publishWhatIsForEverybody() {
    String open = slug("open");
    publish(draft(open, Contents.finished(canary(ALL))));
    String changed = slug("changed");
    publish(draft(changed, Contents.finished(canary(ALL))));
    publish(draft(changed, Contents.finished(canary(ALL), new Period(FAR, null))));
    String lapsed = slug("lapsed");
    publish(draft(lapsed, Contents.finished(canary(ALL), new Period(LONG_AGO, FAR))));
    String withdrawn = slug("withdrawn");
    publish(draft(withdrawn, Contents.finished(canary(ALL))));
    Version wrong = publish(draft(withdrawn, Contents.finished(canary(WITH_HISTORY))));
    publishing.withdraw(ref(wrong), "wrong", 1, CHECKER);
    String gone = slug("gone");
    Version whole = publish(draft(gone, Contents.finished(canary(WITH_HISTORY))));
    publishing.withdraw(ref(whole), "wrong", null, CHECKER);
    // What is for nobody here may be there before as well; what comes later must not show.
    slug("secret");
    slug("new");
    slug("waiting");
  }

  private void hideTexts() {
    String secret = "of-the-probe";
    draft("probe-open", Contents.finished(canary(WITH_DRAFTS)));
    submit(draft("probe-open", Contents.finished(canary(WITH_DRAFTS))));
    draft("probe-new", Contents.finished(canary(WITH_DRAFTS)));
    submit(draft("probe-waiting", Contents.finished(canary(WITH_DRAFTS))));
    draft("probe-open", Contents.finished(canary(NOBODY), secret));
    publish(draft("probe-secret", Contents.finished(canary(NOBODY), secret)));
    publish(
        draft("probe-secret", Contents.finished(canary(NOBODY), new Period(FAR, null), secret)));
    draft("probe-secret", Contents.finished(canary(NOBODY)));
    Version taken = publish(draft("probe-secret", Contents.finished(canary(NOBODY), secret)));
    publishing.withdraw(ref(taken), "wrong", 1, CHECKER);
    submit(draft("probe-secret", Contents.finished(canary(NOBODY))));
  }

  private String slug(String name) {
    slugs.add("probe-" + name);
    return "probe-" + name;
  }

  private Version draft(String slug, VersionContent content) {
    return publishing.create(slug, Kind.POLICY, content, WRITER);
  }

  private Version submit(Version draft) {
    Outcome outcome = publishing.submit(ref(draft), WRITER);
    assertThat(outcome.problems()).filteredOn(p -> p.blocks()).isEmpty();
    return outcome.versions().getFirst();
  }

  private Version publish(Version draft) {
    Outcome outcome = publishing.publish(List.of(ref(submit(draft))), CHECKER);
    assertThat(outcome.problems()).filteredOn(p -> p.blocks()).isEmpty();
    return outcome.versions().getFirst();
  }

  private static VersionRef ref(Version v) {
    return new VersionRef(v.slug(), v.number(), v.revision());
  }

  private Api as(String reader) {
    if (!reader.equals("tool")) {
      return Api.ofTest().as(reader);
    }
    if (key == null) {
      key =
          Api.ofTest()
              .as("admin")
              .data("mutation { createApiKey(input: {name: \"probe\"}) { secret } }")
              .getJsonObject("createApiKey")
              .getString("secret");
    }
    return Api.ofTest().with("X-API-Key", key);
  }

  /** What to try for each argument, by its name, or by that of its field and its own. */
  private Map<String, List<String>> values() {
    Map<String, List<String>> values = new HashMap<>();
    values.put("slug", slugs.stream().map(s -> '"' + s + '"').toList());
    values.put("number", List.of("1", "2", "3", "4", "5"));
    values.put("from", List.of("\"1990-01-01\""));
    values.put("diff.from", List.of("1", "2", "4"));
    values.put("diff.to", List.of("1", "3", "5"));
    values.put("until", List.of("\"1990-02-01\"", "\"2999-01-01\""));
    values.put("first", List.of("10"));
    values.put("after", List.of("null"));
    values.put("state", List.of("null"));
    values.put("knownAt", List.of("null", "\"2000-01-01T00:00:00Z\"", "\"2999-01-01T00:00:00Z\""));
    values.put("case", List.of("{}", "{speaker: DEBTOR}", "{speaker: OTHER}"));
    values.put("matchReliefPrograms.first", List.of("1"));
    values.put("includeIneligible", List.of("true"));
    values.put("offer", List.of("{periods: 500, cardUsable: YES}"));
    values.put("checkWording.text", List.of("\"保证给您批，卡照常用\""));
    List<String> programs = new ArrayList<>(List.of("null"));
    slugs.forEach(slug -> programs.add('"' + slug + '"'));
    values.put("program", programs);
    values.put("asOf", List.of("null", "\"2950-01-01\""));
    values.put(
        "filter",
        List.of(
            "{tags: [\"of-a-test\"]}",
            "{tags: [\"of-a-test\"], inForce: [IN_FORCE, LAPSED, UPCOMING]}"));
    List<String> words =
        Stream.concat(canaries.keySet().stream(), Stream.of("leak", "的正文", "probe of"))
            .map(w -> '"' + w + '"')
            .toList();
    String account =
        "{statementDay: 5, method: WHOLE_BALANCE, transactions:"
            + " [{day: \"%s\", type: PURCHASE, sum: 10000}]}";
    values.put(
        "debtComposition.account",
        List.of(account.formatted("2026-01-01"), account.formatted("2949-10-01")));
    values.put("debtComposition.contract", List.of("null"));
    values.put("repaymentPlan.program", slugs.stream().map(s -> '"' + s + '"').toList());
    values.put(
        "repaymentPlan.input",
        List.of(
            "{case: {speaker: DEBTOR, principal: 9000, interest: 0, penalty: 0, fees: 0},"
                + " offer: {periods: 3, interest: CONTINUES}}"));
    values.put("query", words);
    values.put("prefix", words);
    return values;
  }

  private Map<String, List<String>> queries() {
    return new ProbeQueries(values()).byField();
  }

  /** What those are told who may see none of the hidden texts. */
  private Map<String, String> answers(Map<String, List<String>> asked) {
    Map<String, String> answers = new LinkedHashMap<>();
    for (String reader : List.of("agent", "tool")) {
      Api api = as(reader);
      asked.values().stream()
          .flatMap(List::stream)
          .forEach(query -> answers.put(reader + " " + query, api.post(query).body()));
    }
    return answers;
  }

  private void probe(String reader) {
    Api api = as(reader);
    queries()
        .forEach((field, all) ->
            all.forEach(query -> {
              Reply reply = api.post(query);
              probes++;
              judge(reader, field, query, reply.body());
            }));
  }

  private void judge(String reader, String field, String query, String body) {
    canaries.forEach((word, readers) -> {
      if (body.contains(word)) {
        assertThat(readers)
            .as("%s must not see %s, which %s tells: %s", reader, word, field, query)
            .contains(reader);
        seen.computeIfAbsent(word, _ -> new TreeSet<>()).add(reader);
      }
    });
  }
}
