package almanac.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.junit.jupiter.api.Test;

/**
 * Who may run which operation. Whoever adds one writes its roles at the method and a line here; one
 * without roles would be open to all who have signed in.
 */
class OperationsTest {
  private static final String EVERYBODY = "any";

  private static final Map<String, String> ROLES =
      Map.ofEntries(
          Map.entry("document", EVERYBODY),
          Map.entry("documents", EVERYBODY),
          Map.entry("version", EVERYBODY),
          Map.entry("search", EVERYBODY),
          Map.entry("suggest", EVERYBODY),
          Map.entry("changes", EVERYBODY),
          Map.entry("liveChanges", EVERYBODY),
          Map.entry("inForceChanges", EVERYBODY),
          Map.entry("diff", EVERYBODY),
          Map.entry("matchReliefPrograms", EVERYBODY),
          Map.entry("caseFacts", EVERYBODY),
          Map.entry("checkOffer", EVERYBODY),
          Map.entry("checkWording", EVERYBODY),
          Map.entry("reviewQueue", "editor approver admin"),
          Map.entry("drafts", "editor approver admin"),
          Map.entry("createDraft", "editor"),
          Map.entry("editDraft", "editor"),
          Map.entry("discardDraft", "editor"),
          Map.entry("restoreVersion", "editor"),
          Map.entry("submit", "editor"),
          Map.entry("sendBack", "editor approver"),
          Map.entry("publish", "approver"),
          Map.entry("publishTogether", "approver"),
          Map.entry("withdraw", "approver"),
          Map.entry("synonyms", EVERYBODY),
          Map.entry("synonymProposals", "editor approver admin"),
          Map.entry("proposeSynonyms", "editor"),
          Map.entry("approveSynonyms", "approver"),
          Map.entry("rejectSynonyms", "editor approver"),
          Map.entry("acknowledge", "person"),
          Map.entry("toRead", "person"),
          Map.entry("readReport", "team_lead admin auditor"),
          Map.entry("export", "admin"),
          Map.entry("snapshot", "admin"),
          Map.entry("debtComposition", EVERYBODY),
          Map.entry("repaymentPlan", EVERYBODY),
          Map.entry("viewer", EVERYBODY),
          Map.entry("apiKeys", "admin"),
          Map.entry("createApiKey", "admin"),
          Map.entry("revokeApiKey", "admin"));

  private static final List<JavaMethod> METHODS =
      new ClassFileImporter()
              .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
              .importPackages("almanac.graphql")
              .stream()
              .filter(type -> type.isAnnotatedWith(GraphQLApi.class))
              .map(JavaClass::getMethods)
              .flatMap(methods -> methods.stream().filter(OperationsTest::isServed))
              .toList();

  @Test
  void operation_is_for_the_roles_of_the_table() {
    Map<String, String> found = new TreeMap<>();
    METHODS.stream()
        .filter(method -> !isField(method))
        .forEach(method -> found.put(method.getName(), roles(method)));

    assertThat(found).containsExactlyInAnyOrderEntriesOf(ROLES);
  }

  @Test
  void field_of_a_view_is_for_everybody_who_got_the_view() {
    assertThat(METHODS.stream().filter(OperationsTest::isField))
        .hasSizeGreaterThanOrEqualTo(4)
        .allSatisfy(method -> assertThat(roles(method)).isEqualTo(EVERYBODY));
  }

  private static boolean isServed(JavaMethod method) {
    return isField(method)
        || Stream.of(Query.class, Mutation.class).anyMatch(method::isAnnotatedWith)
        || method.getAnnotations().stream()
            .anyMatch(a -> a.getRawType().getSimpleName().equals("Subscription"));
  }

  private static boolean isField(JavaMethod method) {
    return method.getParameters().stream().anyMatch(p -> p.isAnnotatedWith(Source.class));
  }

  private static String roles(JavaMethod method) {
    return method
        .tryGetAnnotationOfType(RolesAllowed.class)
        .map(roles -> String.join(" ", roles.value()))
        .orElse("nobody in particular");
  }
}
