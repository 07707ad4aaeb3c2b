package almanac.graphql.operate;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.document.Documents;
import almanac.document.journal.Journal;
import almanac.document.journal.OneMoment;
import almanac.testing.Api;
import almanac.testing.Contents;
import almanac.testing.Desk;
import almanac.testing.EmbeddedDatabaseResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Who may export, one at a time, and as of which moment; what is exported tells ExportIT. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class ExportApiIT {
  private static final String EXPORT = "mutation { export { path } }";

  @Inject OneMoment moment;
  @Inject Journal journal;
  @Inject Documents documents;
  @Inject Desk desk;

  @Test
  void whoIsNoAdmin_exportsNothing() {
    for (String account : List.of("agent", "editor", "approver", "auditor")) {
      assertThat(Api.ofTest().as(account).post(EXPORT).code()).isEqualTo("FORBIDDEN");
    }
  }

  @Test
  void moment_isOne_whoeverPublishesMeanwhile() {
    Optional<Instant> read =
        moment.read(head -> {
          List<String> slugs = documents.slugs("one-moment", 10);
          CompletableFuture.runAsync(
                  () -> desk.publish("one-moment-later", 1, Contents.policy("稍后", "nobody")))
              .join();
          moment.forget();
          assertThat(journal.head()).isEqualTo(head);
          assertThat(documents.slugs("one-moment", 10))
              .isEqualTo(slugs)
              .doesNotContain("one-moment-later");
          return head;
        });

    assertThat(read).isPresent();
    assertThat(journal.head()).isAfter(read.orElseThrow());
    assertThat(documents.slugs("one-moment", 1)).containsExactly("one-moment-later");
  }

  @Test
  void secondExport_isOneTooMany() {
    Optional<String> code = moment.read(head -> Api.ofTest().as("admin").post(EXPORT).code());

    assertThat(code).contains("WRONG_STATE");
    assertThat(moment.read(head -> head)).isPresent();
  }
}
