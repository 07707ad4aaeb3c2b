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
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The journeys of editors and approvers over GraphQL, each signed in as himself. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class EditApiIT {
  private static final AtomicInteger NEXT = new AtomicInteger();
  private static final String CREATE =
      "mutation ($slug: ID!, $text: String!) { createDraft(input: {slug: $slug, kind: POLICY,"
          + " text: $text}) { number revision state text content { title } } }";
  private static final String EDIT =
      "mutation ($slug: ID!, $revision: Int!, $text: String!) { editDraft(slug: $slug, number: 1,"
          + " revision: $revision, input: {slug: $slug, kind: POLICY, text: $text}) {"
          + " revision content { summary } } }";
  private static final String SUBMIT =
      "mutation ($slug: ID!, $revision: Int!) { submit(slug: $slug, number: 1, revision: $revision)"
          + " { submitted problems { code severity key message } version { state revision } } }";
  private static final String PUBLISH =
      "mutation ($slug: ID!, $revision: Int!) { publish(slug: $slug, number: 1, revision:"
          + " $revision) { published versions { state steps { step actor } } } }";

  private final Api editor = Api.ofTest().as("editor");
  private final Api approver = Api.ofTest().as("approver");
  private final Api agent = Api.ofTest().as("agent");
  private final String slug = "edit-api-" + NEXT.incrementAndGet();

  private static String text(String summary) {
    return """
    ---
    title: 编辑测试
    summary: %s
    tags: [edit-api]
    owner: policy-team
    effective: {from: 2020-01-01, until: }
    review-by: 2999-12-31
    authority: 示例机构
    number: 示例1号
    sources:
      - {authority: 示例机构, title: 示例规定}
    card:
      ask: [{text: 请问, clause: one}]
    ---

    ## 正文 {#one}

    正文。
    """
        .formatted(summary);
  }

  private JsonObject create(String text) {
    return editor.data(CREATE, "slug", slug, "text", text).getJsonObject("createDraft");
  }

  @Test
  void draft_goesThroughReview_toWhoeverAsks() {
    assertThat(create(text("一")).getString("state")).isEqualTo("DRAFT");
    assertThat(edited(1, text("二")).getInt("revision")).isEqualTo(2);
    String version = "query ($slug: ID!) { version(slug: $slug, number: 1) { state } }";
    assertThat(agent.data(version, "slug", slug).get("version")).isEqualTo(JsonValue.NULL);
    assertThat(editor.data(version, "slug", slug).getJsonObject("version").getString("state"))
        .isEqualTo("DRAFT");
    assertThat(submit(2).getBoolean("submitted")).isTrue();
    assertThat(
            approver
                .data("{ reviewQueue(first: 100) { edges { node { slug number } } } }")
                .toString())
        .contains(slug);
    JsonObject published =
        approver.data(PUBLISH, "slug", slug, "revision", 3).getJsonObject("publish");
    assertThat(published.getBoolean("published")).isTrue();
    assertThat(published.toString()).contains("CREATE", "EDIT", "SUBMIT", "PUBLISH", "approver");
    String document =
        "query ($slug: ID!) { document(slug: $slug) { summary version { steps" + " { step } } } }";
    assertThat(agent.data(document, "slug", slug).getJsonObject("document"))
        .hasToString("{\"summary\":\"二\",\"version\":{\"steps\":[]}}");
  }

  private JsonObject edited(int revision, String text) {
    return editor
        .data(EDIT, "slug", slug, "revision", revision, "text", text)
        .getJsonObject("editDraft");
  }

  private JsonObject submit(int revision) {
    return editor.data(SUBMIT, "slug", slug, "revision", revision).getJsonObject("submit");
  }

  @Test
  void text_ofAVersion_isADraftAgain() {
    String text = create(text("往返")).getString("text");
    JsonObject again =
        editor.data(CREATE, "slug", slug + "-again", "text", text).getJsonObject("createDraft");
    assertThat(again.getString("text")).isEqualTo(text);
  }

  @Test
  void unfinishedDraft_isKept_andTheGateSaysWhatItLacks() {
    assertThat(create("---\ntitle: 未完\n---\n").getJsonObject("content").getString("title"))
        .isEqualTo("未完");
    JsonObject result = submit(1);
    assertThat(result.getBoolean("submitted")).isFalse();
    assertThat(result.getJsonObject("version").getString("state")).isEqualTo("DRAFT");
    assertThat(result.getJsonObject("version").getInt("revision")).isEqualTo(1);
    assertThat(result.getJsonArray("problems").getValuesAs(JsonObject.class))
        .extracting(p -> p.getString("code"))
        .contains("SUMMARY_EMPTY", "OWNER_EMPTY", "SOURCE_MISSING", "REVIEW_MISSING");
  }

  @Test
  void draftThatCannotBeRead_isRefusedWithLineAndKey() {
    Reply reply = editor.post(CREATE, "slug", slug, "text", "---\ntitle: x\ncolour: red\n---\n");
    assertThat(reply.code()).isEqualTo("INVALID_CONTENT");
    assertThat(reply.body()).contains("line 3, colour");
  }

  @Test
  void staleRevision_hasItsCode_andLosesNothing() {
    create(text("一"));
    edited(1, text("二"));
    Reply reply = editor.post(EDIT, "slug", slug, "revision", 1, "text", text("三"));
    assertThat(reply.code()).isEqualTo("STALE");
    assertThat(reply.body()).contains("at revision 2 by now");
    assertThat(edited(2, text("四")).getJsonObject("content").getString("summary")).isEqualTo("四");
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent", "approver", "admin", "auditor"})
  void whoIsNoEditor_writesNothing(String account) {
    Reply reply = Api.ofTest().as(account).post(CREATE, "slug", slug, "text", text("一"));
    assertThat(reply.code()).isEqualTo("FORBIDDEN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent", "editor", "admin", "auditor"})
  void whoIsNoApprover_publishesNothing(String account) {
    create(text("一"));
    submit(1);
    Reply reply = Api.ofTest().as(account).post(PUBLISH, "slug", slug, "revision", 2);
    assertThat(reply.code()).isEqualTo("FORBIDDEN");
  }

  @Test
  void stepThatDoesNotLeadOn_isAWrongState() {
    create(text("一"));
    assertThat(approver.post(PUBLISH, "slug", slug, "revision", 1).code()).isEqualTo("WRONG_STATE");
    assertThat(approver.post(PUBLISH, "slug", "edit-api-none", "revision", 1).code())
        .isEqualTo("NOT_FOUND");
  }
}
