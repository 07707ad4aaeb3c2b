package almanac.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.testing.Api;
import almanac.testing.Api.Reply;
import almanac.testing.EmbeddedDatabaseResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two people change the list of synonyms over GraphQL. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class SynonymApiIT {
  private static final AtomicInteger NEXT = new AtomicInteger();
  private static final String ADD =
      "mutation ($street: String!, $term: String!) { proposeSynonyms(input: {reason: \"听见的\","
          + " add: [{street: $street, term: $term}]}) { id state proposer added { street term } } }";
  private static final String REMOVE =
      "mutation ($street: String!, $term: String!) { proposeSynonyms(input: {reason: \"不对\","
          + " remove: [{street: $street, term: $term}]}) { id } }";
  private static final String APPROVE =
      "mutation ($id: ID!) { approveSynonyms(id: $id) { state decidedBy } }";
  private static final String REJECT =
      "mutation ($id: ID!) { rejectSynonyms(id: $id, reason: \"不采纳\") { state decisionReason } }";

  private final Api editor = Api.ofTest().as("editor");
  private final Api approver = Api.ofTest().as("approver");
  private final Api agent = Api.ofTest().as("agent");
  private final String street = "街谈" + NEXT.incrementAndGet();

  private String propose(String operation, String street, String term) {
    return editor
        .data(operation, "street", street, "term", term)
        .getJsonObject("proposeSynonyms")
        .getString("id");
  }

  private String decided(Api api, String operation, String id) {
    JsonObject data = api.data(operation, "id", id);
    return data.values().iterator().next().asJsonObject().getString("state");
  }

  private List<String> list() {
    List<String> list = new ArrayList<>();
    String after = null;
    do {
      JsonObject page =
          agent
              .data(
                  "query ($after: String) { synonyms(first: 100, after: $after) { edges { node {"
                      + " street term } } pageInfo { hasNextPage endCursor } } }",
                  "after",
                  after)
              .getJsonObject("synonyms");
      for (JsonValue edge : page.getJsonArray("edges")) {
        JsonObject node = edge.asJsonObject().getJsonObject("node");
        list.add(node.getString("street") + " => " + node.getString("term"));
      }
      JsonObject info = page.getJsonObject("pageInfo");
      after = info.getBoolean("hasNextPage") ? info.getString("endCursor") : null;
    } while (after != null);
    return list;
  }

  @Test
  void proposal_holds_whenSomebodyElseHasApprovedIt_andIsTakenBackTheSameWay() {
    String id = propose(ADD, street, "正词");
    assertThat(list()).doesNotContain(street + " => 正词");
    assertThat(decided(approver, APPROVE, id)).isEqualTo("APPROVED");
    assertThat(list()).contains(street + " => 正词").isSorted();

    String back = propose(REMOVE, street, "正词");
    assertThat(decided(approver, APPROVE, back)).isEqualTo("APPROVED");
    assertThat(list()).doesNotContain(street + " => 正词");
  }

  @Test
  void decidedProposal_staysAsItIs() {
    String id = propose(ADD, street, "正词");
    assertThat(decided(approver, REJECT, id)).isEqualTo("REJECTED");
    assertThat(approver.post(APPROVE, "id", id).code()).isEqualTo("WRONG_STATE");
    assertThat(approver.post(REJECT, "id", id).code()).isEqualTo("WRONG_STATE");
    assertThat(list()).doesNotContain(street + " => 正词");
    JsonObject shown =
        editor.data(
            "{ synonymProposals(state: REJECTED, first: 1) { edges { node { id decidedBy"
                + " decisionReason } } } }");
    assertThat(shown.toString()).contains("\"id\":\"" + id + "\"", "approver", "不采纳");
  }

  @Test
  void nobodyElse_decides_orSees() {
    String id = propose(ADD, street, "正词");
    assertThat(editor.post(APPROVE, "id", id).code()).isEqualTo("FORBIDDEN");
    assertThat(Api.ofTest().as("editor2").post(REJECT, "id", id).code()).isEqualTo("FORBIDDEN");
    assertThat(agent.post(APPROVE, "id", id).code()).isEqualTo("FORBIDDEN");
    assertThat(agent.post("{ synonymProposals { edges { node { id } } } }").code())
        .isEqualTo("FORBIDDEN");
    assertThat(agent.post(ADD, "street", "甲乙", "term", "丙丁").code()).isEqualTo("FORBIDDEN");
    assertThat(decided(editor, REJECT, id)).isEqualTo("REJECTED");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 正词, is not empty",
    "' ', 正词, is not empty",
    "正词, 正词, part of the other",
    "正词语, 正词, part of the other",
    "'街\u200b谈', 正词, invisible",
    "'街\tx', 正词, invisible",
  })
  void wordThatIsNone_isRefused_withWhatWouldBeRight(String wrong, String term, String sentence) {
    Reply reply = editor.post(ADD, "street", wrong, "term", term);
    assertThat(reply.code()).isEqualTo("INVALID_CONTENT");
    assertThat(reply.body()).contains(sentence);
  }

  @Test
  void sideThatIsTooLong_isRefused() {
    assertThat(editor.post(ADD, "street", "长".repeat(41), "term", "正词").code())
        .isEqualTo("INVALID_CONTENT");
  }

  @Test
  void changeThatCannotBeMade_isRefused() {
    assertThat(editor.post(REMOVE, "street", street, "term", "没有的").code())
        .isEqualTo("INVALID_CONTENT");
    String nothing = "mutation { proposeSynonyms(input: {reason: \"x\"}) { id } }";
    assertThat(editor.post(nothing).code()).isEqualTo("BAD_REQUEST");
    for (String id : List.of("0", "-1", "x", "99999999999999999999")) {
      assertThat(approver.post(APPROVE, "id", id).code()).as(id).isEqualTo("NOT_FOUND");
    }
  }

  @Test
  void whatBecameWrongMeanwhile_isRefusedWhenItIsApproved() {
    String first = propose(ADD, street, "正词");
    String same = propose(ADD, street, "正词");
    String chain = propose(ADD, "别处的话", street);
    assertThat(decided(approver, APPROVE, first)).isEqualTo("APPROVED");

    Reply twice = approver.post(APPROVE, "id", same);
    assertThat(twice.code()).isEqualTo("INVALID_CONTENT");
    assertThat(twice.body()).contains("in the list already");
    Reply chained = approver.post(APPROVE, "id", chain);
    assertThat(chained.code()).isEqualTo("INVALID_CONTENT");
  }

  @Test
  void manyApprovedAtOnce_loseNothing() throws Exception {
    List<String> ids = new ArrayList<>();
    List<String> wanted = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      ids.add(propose(ADD, street + "第" + i, "正词"));
      wanted.add(street + "第" + i + " => 正词");
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<String>> all = new ArrayList<>();
      for (int i = 0; i < ids.size(); i++) {
        String id = ids.get(i);
        Api who = i % 2 == 0 ? approver : Api.ofTest().as("approver2");
        all.add(threads.submit(() -> decided(who, APPROVE, id)));
      }
      for (Future<String> each : all) {
        assertThat(each.get()).isEqualTo("APPROVED");
      }
    }
    assertThat(list()).containsAll(wanted);
  }
}
