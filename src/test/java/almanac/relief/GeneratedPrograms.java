package almanac.relief;

import almanac.document.Document;
import almanac.document.text.Criterion;
import almanac.document.text.Criterion.AnyOf;
import almanac.document.text.Criterion.Operator;
import almanac.document.text.Criterion.Test;
import almanac.document.text.Fact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Programmes with criteria of every sort: any-of, sums against sums, products, regions, days. */
public final class GeneratedPrograms {
  private static final List<String> SUMS =
      Stream.of(Fact.values()).filter(f -> f.type() == Fact.Type.MONEY).map(Fact::key).toList();
  private static final List<Fact> FACTS = List.of(Fact.values());
  private static final List<String> REGIONS = List.of("上海", "广东", "四川");
  private static final Operator[] ORDERS = {
    Operator.BELOW, Operator.ABOVE, Operator.AT_LEAST, Operator.AT_MOST
  };

  private final Random random;

  /** The programmes of a seed. */
  public GeneratedPrograms(long seed) {
    this.random = new Random(seed);
  }

  /** So many of them, in order of their slugs. */
  public List<Document> programs(int count) {
    List<Document> programs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      programs.add(
          Programs.program("generated-%05d".formatted(i), products(), regions(), criteria()));
    }
    return programs;
  }

  /** The products that one is for; empty: all. */
  public List<String> products() {
    return random.nextInt(3) == 0 ? List.of() : some(Fact.PRODUCT.choices(), 3);
  }

  private List<String> regions() {
    return random.nextInt(4) == 0 ? some(REGIONS, 2) : List.of();
  }

  /** What must hold for one of them. */
  public List<Criterion> criteria() {
    List<Criterion> criteria = new ArrayList<>();
    int count = random.nextInt(1, 7);
    for (int i = 0; i < count; i++) {
      criteria.add(random.nextInt(4) == 0 ? anyOf() : test());
    }
    return criteria;
  }

  private Criterion anyOf() {
    List<Criterion> members = new ArrayList<>();
    int count = random.nextInt(2, 4);
    for (int i = 0; i < count; i++) {
      members.add(test());
    }
    return new AnyOf(members);
  }

  private Criterion test() {
    Fact fact = FACTS.get(random.nextInt(FACTS.size()));
    String clause = random.nextBoolean() ? "one" : "two";
    return switch (fact.type()) {
      case CHOICE -> {
        List<String> values = some(fact.choices(), fact.choices().size() - 1);
        yield new Test(fact, values.size() == 1 ? Operator.IS : Operator.ONE_OF, values, clause);
      }
      case TEXT -> new Test(fact, Operator.ONE_OF, some(REGIONS, 2), clause);
      case FLAG ->
          new Test(fact, Operator.IS, List.of(Boolean.toString(random.nextInt(4) > 0)), clause);
      case NUMBER -> ordered(fact, Integer.toString(random.nextInt(30) * 10 + 1), clause);
      case MONEY -> ordered(fact, sum(), clause);
      case DATE ->
          ordered(
              fact, LocalDate.of(2020, 1, 1).plusDays(random.nextInt(2_500)).toString(), clause);
    };
  }

  private String sum() {
    return switch (random.nextInt(5)) {
      case 0 -> SUMS.get(random.nextInt(SUMS.size()));
      case 1 -> random.nextInt(40_000) + ".5";
      case 2 -> random.nextInt(5_000) + ".0" + random.nextInt(10);
      default -> Integer.toString(random.nextInt(400) * 500);
    };
  }

  private Criterion ordered(Fact fact, String value, String clause) {
    return switch (random.nextInt(10)) {
      case 0 -> new Test(fact, Operator.IS, List.of(value), clause);
      case 1 -> new Test(fact, Operator.ONE_OF, List.of(value, another(fact, value)), clause);
      default -> new Test(fact, ORDERS[random.nextInt(ORDERS.length)], List.of(value), clause);
    };
  }

  private String another(Fact fact, String value) {
    return fact.type() == Fact.Type.MONEY ? sum() : value;
  }

  private List<String> some(List<String> values, int most) {
    List<String> some = new ArrayList<>(values);
    java.util.Collections.shuffle(some, random);
    return some.subList(0, random.nextInt(1, most + 1));
  }
}
