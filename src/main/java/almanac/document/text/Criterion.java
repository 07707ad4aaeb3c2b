package almanac.document.text;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** One thing that must hold of a case before a programme may be offered. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Criterion.Test.class, name = "test"),
  @JsonSubTypes.Type(value = Criterion.AnyOf.class, name = "any-of")
})
public sealed interface Criterion {

  /**
   * One fact compared with values.
   *
   * @param values one value; several for {@link Operator#ONE_OF}. Written as content files write
   *     them; for money, the key of another money fact may stand in place of a number.
   * @param clause the clause of the same text that demands it
   */
  record Test(Fact fact, Operator operator, List<String> values, String clause)
      implements Criterion {
    public Test {
      values = List.copyOf(values);
      clause = requireNonNullElse(clause, "");
    }
  }

  /** Holds if at least one of its criteria holds. */
  record AnyOf(List<Criterion> anyOf) implements Criterion {
    public AnyOf {
      anyOf = List.copyOf(anyOf);
    }
  }

  /** How a fact is compared. */
  enum Operator {
    IS,
    ONE_OF,
    BELOW,
    ABOVE,
    AT_LEAST,
    AT_MOST
  }
}
