package almanac.document.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.document.workflow.Workflow.Allowed;
import almanac.document.workflow.Workflow.Decision;
import almanac.document.workflow.Workflow.Forbidden;
import almanac.document.workflow.Workflow.Step;
import almanac.document.workflow.Workflow.WrongState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class WorkflowTest {
  private static final String GONE = "GONE";

  /** All that is allowed, for whoever has not written the version; everything else is refused. */
  private static final List<String> TABLE =
      List.of(
          "DRAFT EDIT EDITOR DRAFT",
          "DRAFT DISCARD EDITOR " + GONE,
          "DRAFT SUBMIT EDITOR IN_REVIEW",
          "IN_REVIEW SEND_BACK EDITOR DRAFT",
          "IN_REVIEW SEND_BACK APPROVER DRAFT",
          "IN_REVIEW PUBLISH APPROVER PUBLISHED",
          "PUBLISHED WITHDRAW APPROVER WITHDRAWN");

  private static Stream<String> cells() {
    List<String> cells = new ArrayList<>();
    for (VersionState state : VersionState.values()) {
      for (Step step : Step.values()) {
        for (Role role : Role.values()) {
          cells.add(state + " " + step + " " + role);
        }
      }
    }
    return cells.stream();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void cell_isAllowedIfTheTableSaysSo(String cell) {
    String[] parts = cell.split(" ", -1);
    Decision decision =
        Workflow.decide(
            VersionState.valueOf(parts[0]),
            Step.valueOf(parts[1]),
            Set.of(Role.valueOf(parts[2])),
            false);
    String outcome =
        switch (decision) {
          case Allowed(VersionState state) -> cell + " " + (state == null ? GONE : state);
          case Forbidden _, WrongState _ -> "";
        };
    List<String> row = TABLE.stream().filter(r -> r.startsWith(cell + " ")).toList();
    assertThat(outcome).isEqualTo(row.isEmpty() ? "" : row.getFirst());
  }

  @ParameterizedTest
  @EnumSource(VersionState.class)
  void whoeverWroteAnyPart_neverPublishes_whateverHisRoles(VersionState state) {
    assertThat(Workflow.decide(state, Step.PUBLISH, EnumSet.allOf(Role.class), true))
        .isNotInstanceOf(Allowed.class);
  }

  @Test
  void whoeverWroteIt_mayTakeEveryOtherStep() {
    Set<Role> all = EnumSet.allOf(Role.class);
    assertThat(Workflow.decide(VersionState.DRAFT, Step.SUBMIT, all, true))
        .isEqualTo(new Allowed(VersionState.IN_REVIEW));
    assertThat(Workflow.decide(VersionState.IN_REVIEW, Step.SEND_BACK, all, true))
        .isEqualTo(new Allowed(VersionState.DRAFT));
    assertThat(Workflow.decide(VersionState.PUBLISHED, Step.WITHDRAW, all, true))
        .isEqualTo(new Allowed(VersionState.WITHDRAWN));
  }

  @ParameterizedTest
  @CsvSource({
    "DRAFT, PUBLISH, 'The version is draft; only one that is in review can be published.'",
    "PUBLISHED, EDIT, 'The version is published; only one that is draft can be edited.'",
    "WITHDRAWN, WITHDRAW, 'The version is withdrawn; only one that is published can be withdrawn.'"
  })
  void wrongState_isToldAndWhatWouldBeRight(VersionState state, Step step, String sentence) {
    assertThat(Workflow.decide(state, step, EnumSet.allOf(Role.class), false))
        .isEqualTo(new WrongState(sentence));
  }

  @Test
  void missingRole_isToldBeforeTheState() {
    assertThat(Workflow.decide(VersionState.DRAFT, Step.SEND_BACK, Set.of(Role.AGENT), false))
        .isEqualTo(new Forbidden("To send back a version needs the role of editor or approver."));
  }
}
