package almanac.graphql.limit;

import almanac.graphql.limit.Objection.Reason;
import almanac.graphql.limit.QueryMeter.Circle;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLSchema;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The form that a query may have; application.properties says why. To be asked before a document is
 * validated, for validating what has no such form can take longer than running it.
 */
@Singleton
public record QueryLimits(
    int maxOperations,
    int maxAliases,
    int maxDirectives,
    int maxDepth,
    int maxFields,
    int maxCost,
    boolean introspection) {

  @Inject
  public QueryLimits(
      @ConfigProperty(name = "almanac.graphql.max-operations") int maxOperations,
      @ConfigProperty(name = "almanac.graphql.max-aliases") int maxAliases,
      @ConfigProperty(name = "almanac.graphql.max-directives") int maxDirectives,
      @ConfigProperty(name = "almanac.graphql.max-depth") int maxDepth,
      @ConfigProperty(name = "almanac.graphql.max-fields") int maxFields,
      @ConfigProperty(name = "almanac.graphql.max-cost") int maxCost,
      @ConfigProperty(name = "almanac.graphql.introspection") boolean introspection) {
    this.maxOperations = maxOperations;
    this.maxAliases = maxAliases;
    this.maxDirectives = maxDirectives;
    this.maxDepth = maxDepth;
    this.maxFields = maxFields;
    this.maxCost = maxCost;
    this.introspection = introspection;
  }

  /**
   * What there is to say against a document; empty: nothing. Operations that are not asked for are
   * judged like the one that is, since all of them are validated.
   *
   * @param variables integers as {@link Number}, whatever else as it is
   */
  public Optional<Objection> objection(
      Document document, GraphQLSchema schema, Map<String, ? extends @Nullable Object> variables) {
    List<OperationDefinition> operations = document.getDefinitionsOfType(OperationDefinition.class);
    if (operations.size() > maxOperations) {
      return tooCostly("number of operations", operations.size(), maxOperations, "max-operations");
    }
    Optional<Objection> written = written(document);
    if (written.isPresent()) {
      return written;
    }
    Map<String, FragmentDefinition> fragments = new HashMap<>();
    for (var fragment : document.getDefinitionsOfType(FragmentDefinition.class)) {
      if (fragments.put(fragment.getName(), fragment) != null) {
        return meaningless("The query has two fragments of the same name.");
      }
    }
    QueryMeter meter = new QueryMeter(schema, fragments, variables);
    for (OperationDefinition operation : operations) {
      Optional<Objection> measured = measured(meter, operation);
      if (measured.isPresent()) {
        return measured;
      }
    }
    // It would be compared with itself field by field, only to find that nobody wants it.
    return meter.spread().size() < fragments.size()
        ? meaningless("The query has a fragment that nothing spreads.")
        : Optional.empty();
  }

  private Optional<Objection> written(Document document) {
    int aliases = 0;
    int directives = 0;
    Deque<Node<?>> open = new ArrayDeque<>();
    open.push(document);
    while (!open.isEmpty()) {
      Node<?> node = open.pop();
      if (node instanceof Field field) {
        aliases += field.getAlias() == null ? 0 : 1;
        if (!introspection && isIntrospection(field.getName())) {
          return Optional.of(
              new Objection(Reason.CLOSED, "Introspection is switched off here (introspection)."));
        }
      }
      directives += node instanceof Directive ? 1 : 0;
      for (Node<?> child : node.getChildren()) {
        open.push(child);
      }
    }
    if (aliases > maxAliases) {
      return tooCostly("number of aliases", aliases, maxAliases, "max-aliases");
    }
    return directives > maxDirectives
        ? tooCostly("number of directives", directives, maxDirectives, "max-directives")
        : Optional.empty();
  }

  private static boolean isIntrospection(String field) {
    return field.equals("__schema") || field.equals("__type");
  }

  private Optional<Objection> measured(QueryMeter meter, OperationDefinition operation) {
    Weight weight;
    try {
      weight = meter.weigh(operation);
    } catch (Circle e) {
      return meaningless("The query has a fragment that contains itself.");
    }
    if (weight.depth() > maxDepth) {
      return tooCostly("depth", weight.depth(), maxDepth, "max-depth");
    }
    if (weight.fields() > maxFields) {
      return tooCostly("number of fields", weight.fields(), maxFields, "max-fields");
    }
    long cost = weight.cost(QueryMeter.UNSIZED);
    return cost > maxCost ? tooCostly("cost", cost, maxCost, "max-cost") : Optional.empty();
  }

  private static Optional<Objection> meaningless(String sentence) {
    return Optional.of(new Objection(Reason.MEANINGLESS, sentence));
  }

  private static Optional<Objection> tooCostly(String what, long reached, long most, String key) {
    return Optional.of(Objection.tooCostly(what, reached, most, key));
  }
}
