package almanac.graphql.relief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.document.DocumentException.BadRequest;
import almanac.document.text.Fact;
import almanac.relief.Case;
import almanac.relief.Money;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fields of the API are the facts, and what a case refuses. */
class CaseInputTest {

  @Test
  void every_fact_has_a_field_and_every_field_a_fact() {
    assertThat(
            Stream.of(CaseInput.class.getFields())
                .filter(f -> !Modifier.isStatic(f.getModifiers()))
                .map(Field::getName))
        .containsExactlyInAnyOrderElementsOf(Stream.of(Fact.values()).map(Case::field).toList());
  }

  @ParameterizedTest
  @EnumSource(Fact.class)
  void field_has_the_type_of_its_fact_and_is_read(Fact fact) throws Exception {
    Field field = CaseInput.class.getField(Case.field(fact));
    Object value =
        switch (fact.type()) {
          case CHOICE -> {
            assertThat(Stream.of(field.getType().getEnumConstants()).map(Object::toString))
                .containsExactlyElementsOf(
                    fact.choices().stream()
                        .map(c -> c.toUpperCase(Locale.ROOT).replace('-', '_'))
                        .toList());
            yield field.getType().getEnumConstants()[0];
          }
          case TEXT -> "上海";
          case NUMBER -> 1;
          case MONEY -> new BigDecimal("1.50");
          case FLAG -> true;
          case DATE -> LocalDate.of(2026, 1, 2);
        };
    assertThat(field.getType()).isAssignableFrom(value.getClass());
    CaseInput input = new CaseInput();
    field.set(input, value);
    assertThat(input.read().facts()).containsExactly(fact);
    assertThat(input.read().value(fact))
        .isEqualTo(
            switch (fact.type()) {
              case CHOICE -> fact.choices().getFirst();
              case MONEY -> new Money(150);
              case TEXT, NUMBER, FLAG, DATE -> value;
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-0.01",
        "-1e999999999",
        "0.001",
        "1.005",
        "1e999999999",
        "1e-999999999",
        "1e15",
        "1000000000000",
      })
  void sum_that_is_none_is_refused_with_its_field(String sum) {
    assertRefused(input -> input.monthlyIncome = new BigDecimal(sum), "case.monthlyIncome", "yuan");
  }

  @Test
  void sum_may_be_written_in_any_way() {
    CaseInput input = new CaseInput();
    input.monthlyIncome = new BigDecimal("1.5e3");
    input.necessarySpending = new BigDecimal("1500.000");
    assertThat(input.read().money(Fact.MONTHLY_SURPLUS)).contains(Money.ZERO);
  }

  @Test
  void facts_that_contradict_each_other_are_refused_with_both() {
    assertRefused(
        input -> {
          input.principal = BigDecimal.TEN;
          input.interest = BigDecimal.ONE;
          input.penalty = BigDecimal.ZERO;
          input.fees = BigDecimal.ZERO;
          input.debtTotal = BigDecimal.TEN;
        },
        "case.debtTotal",
        "its parts make 11.00");
    assertRefused(
        input -> {
          input.monthlyIncome = BigDecimal.TEN;
          input.necessarySpending = BigDecimal.ONE;
          input.monthlySurplus = BigDecimal.TEN;
        },
        "case.monthlySurplus",
        "9.00");
    assertRefused(
        input -> {
          input.minimumPayment = BigDecimal.TEN;
          input.debtTotal = BigDecimal.ONE;
        },
        "case.minimumPayment",
        "case.debtTotal");
    assertRefused(
        input -> {
          input.hardship = CaseInput.Hardship.NONE;
          input.hardshipSince = LocalDate.of(2026, 1, 1);
        },
        "case.hardshipSince",
        "case.hardship");
  }

  @Test
  void numbers_out_of_range_and_empty_words_are_refused() {
    assertRefused(input -> input.daysOverdue = -1, "case.daysOverdue", "from 0 to");
    assertRefused(input -> input.daysOverdue = Integer.MAX_VALUE, "case.daysOverdue", "from 0 to");
    assertRefused(input -> input.billingDay = 0, "case.billingDay", "from 1 to 31");
    assertRefused(input -> input.billingDay = 32, "case.billingDay", "from 1 to 31");
    assertRefused(input -> input.region = " ", "case.region");
  }

  private static void assertRefused(Consumer<CaseInput> given, String... says) {
    CaseInput input = new CaseInput();
    given.accept(input);
    assertThatThrownBy(input::read).isInstanceOf(BadRequest.class).hasMessageContainingAll(says);
  }
}
