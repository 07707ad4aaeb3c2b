package almanac.graphql.limit;

import graphql.language.Argument;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Weighs the operations of one document without running them. Each fragment is weighed once, so
 * that the work is that of reading the document, however often fragments spread each other. What
 * the schema does not know is weighed, too: validating it costs time as well.
 */
final class QueryMeter {
  /** What a field costs that takes arguments, for it goes and fetches; others cost 1. */
  static final int FETCH = 200;

  /** What a field costs that judges every programme there is. */
  static final int JUDGE = 2_000;

  private static final Set<String> JUDGING = Set.of("matchReliefPrograms");

  /** What a field costs that works out up to a hundred years of an account. */
  static final int WORK = 5_000;

  private static final Set<String> WORKING = Set.of("debtComposition", "repaymentPlan");

  /** How many items a list has of which nobody says how many. */
  static final int UNSIZED = 10;

  /** Every page has its own limit, none a larger one; what asks for more is refused there. */
  static final int LARGEST_PAGE = 100;

  private static final String PAGE_SIZE = "first";
  // Where a page that is asked for further out holds its items; some pages have several such lists.
  private static final Set<String> ITEMS_OF_PAGE = Set.of("edges", "matches");
  private static final String META = "__";

  private final GraphQLSchema schema;
  private final Map<String, FragmentDefinition> fragments;
  private final Map<String, ? extends @Nullable Object> variables;
  private final Map<String, Weight> weighed = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private final Set<String> spread = new HashSet<>();
  private Map<String, VariableDefinition> declared = Map.of();

  /**
   * A meter for one request.
   *
   * @param variables integers as {@link Number}; whatever else counts as the largest page
   */
  QueryMeter(
      GraphQLSchema schema,
      Map<String, FragmentDefinition> fragments,
      Map<String, ? extends @Nullable Object> variables) {
    this.schema = schema;
    this.fragments = fragments;
    this.variables = variables;
  }

  /** A fragment that spreads itself, maybe by way of others. */
  static final class Circle extends Exception {
    private static final long serialVersionUID = 1L;

    Circle(String fragment) {
      super(fragment, null, false, false);
    }
  }

  /** The weight of an operation as it would be run. */
  Weight weigh(OperationDefinition operation) throws Circle {
    weighed.clear(); // two operations may give one variable two defaults
    declared = new HashMap<>();
    operation.getVariableDefinitions().forEach(v -> declared.put(v.getName(), v));
    GraphQLFieldsContainer root =
        switch (operation.getOperation()) {
          case QUERY -> schema.getQueryType();
          case MUTATION -> schema.getMutationType();
          case SUBSCRIPTION -> schema.getSubscriptionType();
        };
    return selections(operation.getSelectionSet(), root);
  }

  /** The names of the fragments that the operations weighed so far have spread. */
  Set<String> spread() {
    return spread;
  }

  private Weight selections(@Nullable SelectionSet set, @Nullable GraphQLFieldsContainer parent)
      throws Circle {
    Weight sum = Weight.NONE;
    if (set != null) {
      for (Selection<?> selection : set.getSelections()) {
        sum = sum.plus(selection(selection, parent));
      }
    }
    return sum;
  }

  private Weight selection(Selection<?> selection, @Nullable GraphQLFieldsContainer parent)
      throws Circle {
    return switch (selection) {
      case Field field -> field(field, parent);
      case InlineFragment inline -> {
        var condition = inline.getTypeCondition();
        yield selections(
            inline.getSelectionSet(), condition == null ? parent : type(condition.getName()));
      }
      case FragmentSpread spread -> fragment(spread.getName());
      default -> Weight.NONE;
    };
  }

  private Weight fragment(String name) throws Circle {
    Weight known = weighed.get(name);
    FragmentDefinition fragment = fragments.get(name);
    if (known != null || fragment == null) {
      return known == null ? Weight.NONE : known;
    }
    if (!open.add(name)) {
      throw new Circle(name);
    }
    spread.add(name);
    String condition = fragment.getTypeCondition().getName();
    Weight weight = selections(fragment.getSelectionSet(), type(condition));
    open.remove(name);
    weighed.put(name, weight);
    return weight;
  }

  private Weight field(Field field, @Nullable GraphQLFieldsContainer parent) throws Circle {
    GraphQLFieldDefinition definition =
        parent == null || field.getName().startsWith(META)
            ? null
            : parent.getFieldDefinition(field.getName());
    if (definition == null) {
      // Introspection, which reads what is in memory, and what validation will refuse.
      Weight inner = selections(field.getSelectionSet(), null);
      return inner.within(1 + inner.cost(), inner.edge());
    }
    GraphQLType type = GraphQLTypeUtil.unwrapNonNull(definition.getType());
    Weight inner =
        selections(
            field.getSelectionSet(),
            GraphQLTypeUtil.unwrapAll(type) instanceof GraphQLFieldsContainer c ? c : null);
    long self = self(definition);
    GraphQLArgument first = definition.getArgument(PAGE_SIZE);
    if (first != null) {
      int size = pageSize(field, first);
      return type instanceof GraphQLList
          ? inner.within(self + size * inner.cost(UNSIZED), 0)
          : inner.within(self + inner.cost(size), 0);
    }
    if (!(type instanceof GraphQLList)) {
      return inner.within(self + inner.cost(), inner.edge());
    }
    return ITEMS_OF_PAGE.contains(field.getName())
        ? inner.within(self, inner.cost(UNSIZED))
        : inner.within(self + UNSIZED * inner.cost(UNSIZED), 0);
  }

  private static long self(GraphQLFieldDefinition definition) {
    if (JUDGING.contains(definition.getName())) {
      return JUDGE;
    }
    if (WORKING.contains(definition.getName())) {
      return WORK;
    }
    return definition.getArguments().isEmpty() ? 1 : FETCH;
  }

  private int pageSize(Field field, GraphQLArgument first) {
    for (Argument argument : field.getArguments()) {
      if (argument.getName().equals(PAGE_SIZE)) {
        return pageSize(argument.getValue(), first);
      }
    }
    return pageSize(first.getArgumentDefaultValue().getValue(), first);
  }

  private int pageSize(@Nullable Object value, GraphQLArgument first) {
    return switch (value) {
      case IntValue literal -> clamped(literal.getValue().doubleValue());
      case Number number -> clamped(number.doubleValue());
      case NullValue _ -> LARGEST_PAGE;
      case VariableReference variable -> pageSize(variable.getName(), first);
      case null, default -> LARGEST_PAGE;
    };
  }

  private int pageSize(String variable, GraphQLArgument first) {
    if (variables.containsKey(variable)) {
      return variables.get(variable) instanceof Number n ? clamped(n.doubleValue()) : LARGEST_PAGE;
    }
    VariableDefinition definition = declared.get(variable);
    Object otherwise = definition == null ? null : definition.getDefaultValue();
    return pageSize(
        otherwise == null ? first.getArgumentDefaultValue().getValue() : otherwise, first);
  }

  private static int clamped(double size) {
    return (int) Math.clamp(size, 1, LARGEST_PAGE);
  }

  private @Nullable GraphQLFieldsContainer type(String name) {
    return !name.startsWith(META) && schema.getType(name) instanceof GraphQLFieldsContainer type
        ? type
        : null;
  }
}
