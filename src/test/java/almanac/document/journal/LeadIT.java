package almanac.document.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import almanac.testing.EmbeddedDatabaseResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two replicas, each with a connection of its own, want to lead. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class LeadIT {
  private static final String NAME = "lead-of-a-test";
  private static final String HOLDERS =
      """
      from pg_locks where locktype = 'advisory' and granted
        and ((classid::bigint << 32) | objid::bigint) = hashtextextended(?, 0)
      """;

  @Inject DataSource dataSource;

  private Lead one;
  private Lead other;

  @BeforeEach
  void twoReplicas() {
    one = new Lead(dataSource);
    other = new Lead(dataSource);
  }

  @AfterEach
  void release() {
    one.release();
    other.release();
  }

  @Test
  void leader_leads_untilItLetsGo() {
    assertThat(one.tryLead(NAME)).isTrue();
    assertThat(one.tryLead(NAME)).isTrue();
    assertThat(other.tryLead(NAME)).isFalse();

    one.release();

    assertThat(other.tryLead(NAME)).isTrue();
    assertThat(one.tryLead(NAME)).isFalse();
  }

  @Test
  void eachName_hasALeaderOfItsOwn() {
    assertThat(one.tryLead(NAME)).isTrue();
    assertThat(other.tryLead(NAME + "-2")).isTrue();
    assertThat(one.tryLead(NAME + "-2")).isFalse();
    assertThat(one.tryLead(NAME)).isTrue();
  }

  @Test
  void lostConnection_givesTheLeadAway_andIsToldOnce() throws SQLException {
    assertThat(one.tryLead(NAME)).isTrue();

    cut();
    await().atMost(Duration.ofSeconds(10)).until(() -> other.tryLead(NAME));

    assertThat(one.tryLead(NAME)).isFalse();
    assertThat(one.tryLead(NAME)).isFalse();
    other.release();
    assertThat(one.tryLead(NAME)).isTrue();
  }

  @Test
  void connectionsThatWereLostOrReleased_leaveNothingInThePool() throws SQLException {
    for (int i = 0; i < 20; i++) {
      assertThat(one.tryLead(NAME)).isTrue();
      cut();
      await().atMost(Duration.ofSeconds(10)).until(() -> count() == 0);
      assertThat(one.tryLead(NAME)).as("told once, though nobody else leads").isFalse();
      assertThat(one.tryLead(NAME)).isTrue();
      one.release();
      assertThat(count()).isZero();
    }
  }

  private void cut() throws SQLException {
    assertThat(ask("select count(pg_terminate_backend(pid)) " + HOLDERS)).isEqualTo(1);
  }

  private int count() throws SQLException {
    return ask("select count(*) " + HOLDERS);
  }

  private int ask(String query) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, NAME);
      try (ResultSet answer = statement.executeQuery()) {
        assertThat(answer.next()).isTrue();
        return answer.getInt(1);
      }
    }
  }
}
