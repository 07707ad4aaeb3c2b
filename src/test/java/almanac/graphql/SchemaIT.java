package almanac.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.graphql.field.PropertyReading;
import almanac.testing.Api;
import almanac.testing.EmbeddedDatabaseResource;
import graphql.introspection.IntrospectionQuery;
import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLSchema;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The schema is a contract: a copy of it is kept, and a change of it is seen in review. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class SchemaIT {
  private static final Path GOLDEN = Path.of("src/test/resources/graphql/schema.graphql");

  /** What clients rely on: a type and its fields, or an enum and its values. */
  private static final List<String> PROMISED =
      List.of(
          "Query: document documents version search changes inForceChanges",
          "Document: id slug kind title summary aliases heardAs inForce reviewOverdue reviewBy"
              + " sample effective card clauses body products regions tags sources owner version"
              + " versions",
          "Policy: id slug kind title body versions authority number figures",
          "ReliefProgram: id slug kind title body versions eligibility terms evidence approval",
          "SpecialCase: id slug kind title body versions signals steps evidence escalateTo"
              + " forbidden",
          "Version: number revision state effective author approvedBy publishedAt importedAt"
              + " withdrawnAt changeNote substantive contentHash content",
          "DocumentConnection: edges pageInfo",
          "VersionConnection: edges pageInfo",
          "SearchConnection: edges pageInfo totalCount",
          "SearchEdge: cursor node matchedBy clause highlights",
          "ChangeConnection: edges pageInfo",
          "InForceChangeConnection: edges pageInfo",
          "PageInfo: hasNextPage hasPreviousPage startCursor endCursor",
          "InForce: state since from until",
          "InForceState: IN_FORCE UPCOMING LAPSED",
          "VersionState: DRAFT IN_REVIEW PUBLISHED WITHDRAWN",
          "BodyFormat: MARKDOWN HTML TEXT",
          "Kind: POLICY RELIEF_PROGRAM SPECIAL_CASE");

  /** The arguments of a field, in the types that clients send. */
  private static final List<String> ARGUMENTS =
      List.of(
          "document(slug: ID!, asOf: Date, knownAt: DateTime): Document",
          "documents(filter: DocumentFilter, asOf: Date, knownAt: DateTime, first: Int, after:"
              + " String): DocumentConnection!",
          "version(slug: ID!, number: Int!): Version",
          "search(query: String!, filter: DocumentFilter, asOf: Date, knownAt: DateTime, first:"
              + " Int, after: String): SearchConnection!",
          "changes(after: String, first: Int, filter: DocumentFilter): ChangeConnection!",
          "inForceChanges(from: Date!, until: Date!, filter: DocumentFilter, first: Int, after:"
              + " String): InForceChangeConnection!");

  private final Api api = Api.ofTest();

  @Inject GraphQLSchema schema;

  @Test
  void schema_asServed_isTheCopyThatIsKept() throws IOException {
    String served = api.get("/graphql/schema.graphql").body();
    if (Boolean.getBoolean("almanac.rewrite")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, served);
    }

    assertThat(served)
        .as("if the change is meant: ./mvnw verify -Dit.test=SchemaIT -Dalmanac.rewrite=true")
        .isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void properties_areReadPlainly() {
    FieldCoordinates heading = FieldCoordinates.coordinates("Clause", "heading");
    DataFetcher<?> reader =
        schema.getCodeRegistry().getDataFetcher(heading, schema.getFieldDefinition(heading));
    assertThat(reader.getClass().getEnclosingClass()).isEqualTo(PropertyReading.class);
  }

  @Test
  void everyTypeFieldArgumentAndInput_hasADescription() {
    List<String> undescribed = new ArrayList<>();
    for (JsonObject type : types()) {
      String name = type.getString("name");
      check(type, name, undescribed);
      for (JsonObject field : list(type, "fields")) {
        check(field, name + "." + field.getString("name"), undescribed);
        for (JsonObject argument : list(field, "args")) {
          String place = name + "." + field.getString("name") + "." + argument.getString("name");
          check(argument, place, undescribed);
        }
      }
      for (JsonObject field : list(type, "inputFields")) {
        check(field, name + "." + field.getString("name"), undescribed);
      }
    }
    assertThat(undescribed).isEmpty();
  }

  private static void check(JsonObject thing, String place, List<String> undescribed) {
    if (thing.isNull("description") || thing.getString("description").isBlank()) {
      undescribed.add(place);
    }
  }

  @Test
  void whatClientsRelyOn_isThere() {
    List<String> missing = new ArrayList<>();
    for (String promise : PROMISED) {
      String type = promise.substring(0, promise.indexOf(':'));
      List<String> present = names(type);
      for (String name : promise.substring(promise.indexOf(':') + 2).split(" ", -1)) {
        if (!present.contains(name)) {
          missing.add(type + "." + name);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void queries_takeTheArgumentsThatClientsSend() {
    JsonObject query =
        types().stream().filter(t -> t.getString("name").equals("Query")).findFirst().orElseThrow();
    List<String> present = new ArrayList<>();
    for (JsonObject field : list(query, "fields")) {
      List<String> args =
          list(field, "args").stream().map(a -> a.getString("name") + ": " + type(a)).toList();
      present.add(field.getString("name") + "(" + String.join(", ", args) + "): " + type(field));
    }
    assertThat(present).containsAll(ARGUMENTS);
  }

  @Test
  void lists_areNeverNull_norIsAnythingInThem() {
    List<String> loose = new ArrayList<>();
    for (JsonObject type : types()) {
      for (JsonObject field : list(type, "fields")) {
        String t = type(field);
        if (t.startsWith("[") && !t.endsWith("!]!")) {
          loose.add(type.getString("name") + "." + field.getString("name") + ": " + t);
        }
      }
    }
    assertThat(loose).isEmpty();
  }

  private static String type(JsonObject of) {
    return written(of.getJsonObject("type"));
  }

  private static String written(JsonObject type) {
    return switch (type.getString("kind")) {
      case "NON_NULL" -> written(type.getJsonObject("ofType")) + "!";
      case "LIST" -> "[" + written(type.getJsonObject("ofType")) + "]";
      default -> type.getString("name");
    };
  }

  private List<String> names(String type) {
    return types().stream()
        .filter(t -> t.getString("name").equals(type))
        .flatMap(t ->
            java.util.stream.Stream.concat(
                list(t, "fields").stream(), list(t, "enumValues").stream()))
        .map(f -> f.getString("name"))
        .toList();
  }

  // Types of ours: those of the introspection itself, and scalars, are described by the library.
  private List<JsonObject> types() {
    return list(api.data(IntrospectionQuery.INTROSPECTION_QUERY).getJsonObject("__schema"), "types")
        .stream()
        .filter(t -> !t.getString("name").startsWith("__"))
        .filter(t -> !t.getString("kind").equals("SCALAR"))
        .toList();
  }

  private static List<JsonObject> list(JsonObject of, String member) {
    return of.isNull(member)
        ? List.of()
        : of.getJsonArray(member).stream().map(JsonValue::asJsonObject).toList();
  }
}
