package almanac.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.document.Documents.Plane;
import almanac.document.text.ContentJson;
import almanac.document.text.Kind;
import almanac.document.workflow.Role;
import almanac.testing.Contents;
import almanac.testing.EmbeddedDatabaseResource;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an index gets of documents whose texts are broken. Nothing of it is ever committed. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class PlanesIT {
  private static final String BROKEN = "plane-broken";
  private static final String WHOLE = "plane-whole";

  @Inject Documents documents;
  @Inject Imports imports;
  @Inject EntityManager database;

  private void twoDocuments() {
    imports.add(
        List.of(
            new ImportedDocument(
                BROKEN,
                Kind.POLICY,
                List.of(
                    Contents.published(1, Contents.policy("一")),
                    Contents.published(2, Contents.policy("二")),
                    Contents.published(3, Contents.policy("三")))),
            new ImportedDocument(
                WHOLE, Kind.POLICY, List.of(Contents.published(1, Contents.policy("四"))))));
  }

  private void text(int number, String statement) {
    int rows =
        database
            .createNativeQuery(
                statement
                    + " where version_id = (select id from version where slug = ?1 and number = ?2)")
            .setParameter(1, BROKEN)
            .setParameter(2, number)
            .executeUpdate();
    assertThat(rows).isEqualTo(1);
  }

  @Test
  @TestTransaction
  void brokenTexts_areToldWithTheirReasons_andHurtNoOther() {
    twoDocuments();
    text(1, "update version_text set content = '{\"colour\": 1}'");
    text(3, "delete from version_text");

    List<Plane> planes = documents.planes(Set.of(BROKEN, WHOLE));

    assertThat(planes).extracting(Plane::slug).containsExactly(BROKEN, WHOLE);
    Plane broken = planes.getFirst();
    assertThat(broken.versions()).extracting(Version::number).containsExactly(2);
    assertThat(broken.rectangles()).hasSize(6);
    assertThat(broken.unreadable()).containsOnlyKeys(1, 3);
    assertThat(broken.unreadable().get(1)).isEqualTo("title is missing");
    assertThat(broken.unreadable().get(3)).isEqualTo("there is no content");
    Plane whole = planes.getLast();
    assertThat(whole.versions()).extracting(v -> v.content().title()).containsExactly("四");
    assertThat(whole.unreadable()).isEmpty();
  }

  @Test
  @TestTransaction
  void brokenText_thatSomeoneWantsToRead_isNamed() {
    twoDocuments();
    text(2, "update version_text set content = 'null'");

    assertThatThrownBy(() ->
            documents.version(BROKEN, 2, new Viewer("reader", Set.of(), Set.of(Role.AUDITOR))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("version 2 of plane-broken cannot be read")
        .hasCauseInstanceOf(ContentJson.Unreadable.class);
  }
}
