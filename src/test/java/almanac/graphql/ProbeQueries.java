package almanac.graphql;

import graphql.language.FieldDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.language.TypeDefinition;
import graphql.language.TypeName;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Queries made from the golden schema: every field at the root, with every combination of the
 * values that a hostile reader would try for its arguments, and below it every field down to a
 * depth. A field that the schema gains is asked from then on; an argument of which nothing is known
 * here fails.
 */
final class ProbeQueries {
  private static final Path SCHEMA = Path.of("src/test/resources/graphql/schema.graphql");
  // Document, its versions, the edges, a version, its content, a clause.
  private static final int DEPTH = 6;
  // Those that name a document at each of many lines would cost more than one may ask for.
  private static final Map<String, Integer> SHALLOW =
      Map.of("debtComposition", 4, "repaymentPlan", 4);

  private final TypeDefinitionRegistry schema;
  private final Map<String, List<String>> values;

  /**
   * @param values what to try for an argument, as GraphQL literals; {@code null} is one of them
   */
  ProbeQueries(Map<String, List<String>> values) {
    this.values = values;
    try {
      schema = new SchemaParser().parse(Files.readString(SCHEMA));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All queries, by the field at the root. */
  Map<String, List<String>> byField() {
    return fields(type("Query")).stream()
        .collect(Collectors.toMap(FieldDefinition::getName, this::of));
  }

  private List<String> of(FieldDefinition field) {
    String selection =
        selection(named(field.getType()), List.of(), SHALLOW.getOrDefault(field.getName(), DEPTH));
    List<String> arguments = List.of("");
    for (InputValueDefinition argument : field.getInputValueDefinitions()) {
      // Arguments of one name may differ in their types.
      List<String> tried =
          values.getOrDefault(
              field.getName() + "." + argument.getName(), values.get(argument.getName()));
      if (tried == null) {
        throw new AssertionError("Nothing is known to try for the argument " + argument.getName());
      }
      boolean required = argument.getType() instanceof NonNullType;
      arguments =
          arguments.stream()
              .flatMap(before ->
                  tried.stream()
                      .filter(value -> !required || !value.equals("null"))
                      .map(value -> before + " " + argument.getName() + ": " + value))
              .toList();
    }
    return arguments.stream()
        .map(all ->
            "{ " + field.getName() + (all.isEmpty() ? "" : "(" + all + ")") + selection + " }")
        .toList();
  }

  private String selection(String type, List<String> path, int depth) {
    // A document in a document, such as a related one, is asked for its own values alone.
    boolean again = path.contains(type);
    List<String> here = Stream.concat(path.stream(), Stream.of(type)).toList();
    TypeDefinition<?> definition = type(type);
    List<String> fields = new ArrayList<>();
    for (FieldDefinition field : fields(definition)) {
      if (field.getInputValueDefinitions().stream()
          .allMatch(a -> !(a.getType() instanceof NonNullType))) {
        String below = named(field.getType());
        boolean leaf = fields(type(below)).isEmpty();
        if (leaf) {
          fields.add(field.getName());
        } else if (!again && here.size() < depth) {
          fields.add(field.getName() + few(field) + selection(below, here, depth));
        }
      }
    }
    if (definition instanceof InterfaceTypeDefinition) {
      implementations(type)
          .forEach(name -> fields.add("... on " + name + own(type, name, again, here, depth)));
    }
    return fields.isEmpty() ? "" : " { " + String.join(" ", fields) + " }";
  }

  // What a kind of document has besides; fields of one name may differ in their types.
  private String own(String general, String name, boolean again, List<String> path, int depth) {
    List<String> shared = fields(type(general)).stream().map(FieldDefinition::getName).toList();
    List<String> fields = new ArrayList<>();
    for (FieldDefinition field : fields(type(name))) {
      if (!shared.contains(field.getName())) {
        String below = named(field.getType());
        boolean leaf = fields(type(below)).isEmpty();
        if (leaf || (!again && path.size() < depth)) {
          fields.add(
              name.toLowerCase(java.util.Locale.ROOT)
                  + "_"
                  + field.getName()
                  + ": "
                  + field.getName()
                  + (leaf ? "" : selection(below, path, depth)));
        }
      }
    }
    return fields.isEmpty() ? " { __typename }" : " { " + String.join(" ", fields) + " }";
  }

  private @Nullable TypeDefinition<?> type(String name) {
    return schema.getType(name).orElse(null);
  }

  // Lists within lists are kept short, or an answer would cost more than one may.
  private static String few(FieldDefinition field) {
    return field.getInputValueDefinitions().stream().anyMatch(a -> a.getName().equals("first"))
        ? "(first: 3)"
        : "";
  }

  private Stream<String> implementations(String type) {
    return schema.getTypes(ObjectTypeDefinition.class).stream()
        .filter(
            t -> t.getImplements().stream().anyMatch(i -> ((TypeName) i).getName().equals(type)))
        .map(ObjectTypeDefinition::getName)
        .sorted();
  }

  private static Collection<FieldDefinition> fields(@Nullable Object type) {
    return switch (type) {
      case ObjectTypeDefinition object -> object.getFieldDefinitions();
      case InterfaceTypeDefinition shared -> shared.getFieldDefinitions();
      case null, default -> List.of();
    };
  }

  private static String named(Type<?> type) {
    return switch (type) {
      case NonNullType some -> named(some.getType());
      case ListType list -> named(list.getType());
      case TypeName name -> name.getName();
      default -> throw new AssertionError(type);
    };
  }
}
