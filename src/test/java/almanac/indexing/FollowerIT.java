package almanac.indexing;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import almanac.document.synonym.Synonyms;
import almanac.document.synonym.Synonyms.Synonym;
import almanac.document.text.ContentJson;
import almanac.document.text.VersionContent;
import almanac.search.Engine;
import almanac.testing.Api;
import almanac.testing.Contents;
import almanac.testing.Desk;
import almanac.testing.EmbeddedDatabaseResource;
import almanac.testing.IndexContent;
import almanac.testing.Knowledge;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Documents that cannot be indexed, and what holds although nobody follows at the moment. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class FollowerIT {
  private static final double FEW = 0.01;
  private static final int CHANGED = 40;
  private static final String BROKEN = "{\"colour\": 1}";

  @Inject
  @ConfigProperty(name = "almanac.data-dir")
  Path data;

  @Inject Desk desk;
  @Inject Synonyms synonyms;
  @Inject IndexFollower follower;
  @Inject Engine engine;
  @Inject Knowledge knowledge;

  private final Api api = Api.ofTest();

  @BeforeEach
  void ready() {
    knowledge.ready();
    assertThat(stuck()).isEmpty();
  }

  @AfterEach
  void follow() throws InterruptedException {
    follower.end();
    follower.begin();
    await().atMost(20, SECONDS).until(() -> stuck().isEmpty() && follower.following());
  }

  private Set<String> stuck() {
    return engine.index().state().stuck();
  }

  private static ConditionFactory soon() {
    return await().atMost(20, SECONDS).pollInterval(50, MILLISECONDS);
  }

  private JsonObject readiness() {
    return api.get("/q/health/ready").json().getJsonArray("checks").stream()
        .map(c -> c.asJsonObject())
        .filter(c -> c.getString("name").equals("search index"))
        .findFirst()
        .orElseThrow()
        .getJsonObject("data");
  }

  private double metric(String name) {
    Matcher m =
        Pattern.compile("^" + name + "(?:\\{\\})? (\\S+)$", Pattern.MULTILINE)
            .matcher(api.get("/q/metrics").body());
    assertThat(m.find()).as(name).isTrue();
    return Double.parseDouble(m.group(1));
  }

  @Test
  void unreadableText_isHidden_othersFlowPast_andTheNextGoodVersionHeals() throws Exception {
    VersionContent good = Contents.policy("毒蕈辨识");
    desk.publish("poison-text", 1, good);
    soon().until(() -> desk.found("毒蕈辨识").containsKey("poison-text"));
    follower.end();
    desk.publish("poison-text", 2, good);
    desk.overwrite("poison-text", 2, BROKEN);
    desk.publish("beside-text", 1, Contents.policy("毒蕈采摘"));
    follower.begin();

    soon().until(() -> desk.found("毒蕈采摘").containsKey("beside-text"));
    assertThat(desk.found("毒蕈辨识")).doesNotContainKey("poison-text");
    assertThat(stuck()).containsExactly("poison-text");
    assertThat(readiness().getInt("stuck")).isEqualTo(1);
    assertThat(readiness().getBoolean("following")).isTrue();
    assertThat(readiness().getBoolean("leading")).isTrue();
    assertThat(api.get("/q/health").body()).as("health is public").doesNotContain("poison-text");
    soon().until(() -> metric("almanac_index_stuck") == 1);
    assertThat(metric("almanac_index_following")).isEqualTo(1);

    desk.publish("poison-text", 3, good);

    soon().until(() -> desk.found("毒蕈辨识").containsKey("poison-text"));
    assertThat(desk.found("毒蕈辨识")).containsEntry("poison-text", 3);
    assertThat(stuck()).isEmpty();
    assertThat(readiness().getInt("stuck")).isZero();
    soon().until(() -> metric("almanac_index_stuck") == 0);
    soon().until(() -> metric("almanac_index_lag_seconds") == 0);
    desk.overwrite("poison-text", 2, good);
  }

  @Test
  void textThatTheEngineRefuses_isHidden_othersFlowPast_andTheNextGoodVersionHeals() {
    VersionContent good = Contents.policy("砒霜储存");
    String tags = "\"of-a-test\"";
    String poison = ContentJson.write(good).replace(tags, tags + ",\"" + "长".repeat(40_000) + '"');
    desk.publish("poison-tag", 1, ContentJson.read(poison));
    desk.publish("beside-tag", 1, Contents.policy("砒霜运输"));

    soon().until(() -> desk.found("砒霜运输").containsKey("beside-tag"));
    assertThat(desk.found("砒霜储存")).doesNotContainKey("poison-tag");
    assertThat(stuck()).containsExactly("poison-tag");

    desk.publish("poison-tag", 2, good);

    soon().until(() -> desk.found("砒霜储存").containsKey("poison-tag"));
    assertThat(desk.found("砒霜储存")).containsEntry("poison-tag", 2);
    assertThat(stuck()).isEmpty();
    desk.overwrite("poison-tag", 1, good);
  }

  @Test
  void stuckDocument_isTriedAgain_untilTheDatabaseIsMended() throws Exception {
    VersionContent good = Contents.policy("乌头炮制");
    follower.end();
    desk.publish("poison-mended", 1, good);
    desk.overwrite("poison-mended", 1, BROKEN);
    follower.begin();
    soon().until(() -> stuck().contains("poison-mended"));
    assertThat(desk.found("乌头炮制")).doesNotContainKey("poison-mended");

    desk.overwrite("poison-mended", 1, good);

    soon().until(() -> desk.found("乌头炮制").containsKey("poison-mended"));
    assertThat(stuck()).isEmpty();
  }

  @Test
  void withdrawnText_isHiddenWithinTwoSeconds_thoughNobodyFollows_andNeverFlashes()
      throws Exception {
    desk.publish("tail-withdrawn", 1, Contents.policy("钩吻告示"));
    soon().until(() -> desk.found("钩吻告示").containsKey("tail-withdrawn"));
    follower.end();
    assertThat(readiness().getBoolean("following")).isFalse();

    desk.withdraw("tail-withdrawn", 1);

    await()
        .atMost(2, SECONDS)
        .pollInterval(20, MILLISECONDS)
        .until(() -> !desk.found("钩吻告示").containsKey("tail-withdrawn"));
    soon().until(() -> metric("almanac_index_lag_seconds") > 0);
    assertThat(metric("almanac_index_following")).isZero();
    follower.begin();
    neverFoundUntilApplied("钩吻告示", "tail-withdrawn");
    soon().until(() -> metric("almanac_index_lag_seconds") == 0);
  }

  @Test
  void narrowedText_isHiddenWithinTwoSeconds_thoughNobodyFollows_andNeverFlashes()
      throws Exception {
    desk.publish("tail-narrowed", 1, Contents.policy("雷公藤告示"));
    soon().until(() -> desk.found("雷公藤告示").containsKey("tail-narrowed"));
    follower.end();

    desk.publish("tail-narrowed", 2, Contents.policy("雷公藤告示", "inner"));

    await()
        .atMost(2, SECONDS)
        .pollInterval(20, MILLISECONDS)
        .until(() -> !desk.found("雷公藤告示").containsKey("tail-narrowed"));
    follower.begin();
    neverFoundUntilApplied("雷公藤告示", "tail-narrowed");
    soon().until(() -> desk.found("雷公藤告示", "inner").containsKey("tail-narrowed"));
    assertThat(desk.found("雷公藤告示", "inner")).containsEntry("tail-narrowed", 2);
  }

  @Test
  void whatWasOverwritten_isMergedAway_whenNothingMoreComes() throws Exception {
    VersionContent text = Contents.policy("马钱子炮制");
    for (int i = 0; i < CHANGED; i++) {
      desk.publish("changed-" + i, 1, text);
    }
    String last = "changed-" + (CHANGED - 1);
    soon().until(() -> desk.found("马钱子炮制").size() == CHANGED);
    follower.end();
    for (int i = 0; i < CHANGED; i++) {
      desk.publish("changed-" + i, 2, text);
    }
    follower.begin();
    soon().until(() -> Objects.equals(desk.found("马钱子炮制").get(last), 2));
    assertThat(IndexContent.overwritten(data)).as("to merge away").isGreaterThan(FEW);

    soon().until(() -> IndexContent.overwritten(data) <= FEW);
    assertThat(desk.found("马钱子炮制")).hasSize(CHANGED).containsValue(2).doesNotContainValue(1);
  }

  private void neverFoundUntilApplied(String query, String slug) {
    boolean applied = false;
    for (int looks = 0; looks < 20 || !applied; looks++) {
      applied = metric("almanac_index_lag_seconds") == 0;
      assertThat(desk.found(query)).doesNotContainKey(slug);
    }
  }

  @Test
  void synonyms_holdWithoutANewStart_thoughNobodyFollows() throws Exception {
    desk.publish("synonym-term", 1, Contents.policy("曼陀罗处置"));
    soon().until(() -> desk.found("曼陀罗处置").containsKey("synonym-term"));
    assertThat(desk.found("闹羊花").keySet()).doesNotContain("synonym-term");
    List<Synonym> before = synonyms.current();
    List<Synonym> more = new ArrayList<>(before);
    more.add(new Synonym("闹羊花", "曼陀罗处置"));
    follower.end();
    try {
      synonyms.replace(more, "tester");
      await().atMost(5, SECONDS).until(() -> desk.found("闹羊花"), Map.of("synonym-term", 1)::equals);
    } finally {
      synonyms.replace(before, "tester");
    }
    soon().until(() -> !desk.found("闹羊花").containsKey("synonym-term"));
  }
}
