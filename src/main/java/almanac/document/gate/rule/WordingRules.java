package almanac.document.gate.rule;

import almanac.document.gate.rule.Outlook.Text;
import almanac.document.text.Details;
import almanac.document.text.Details.PolicyDetails;
import almanac.document.text.Details.ReliefProgramDetails;
import almanac.document.text.Details.SpecialCaseDetails;
import almanac.document.text.VersionContent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a version that says that only its wording is new differs in nothing else. */
final class WordingRules {
  private final Outlook after;

  WordingRules(Outlook after) {
    this.after = after;
  }

  void check(Findings f) {
    if (f.content().substantive()) {
      return;
    }
    Optional<Text> before = after.before(f.candidate());
    if (before.isEmpty()) {
      f.key(
          Rule.NOTHING_TO_REWORD,
          "substantive",
          "No version precedes this one, so its wording is not all that is new.");
      return;
    }
    Map<String, @Nullable Object> was = substance(before.get().content());
    substance(f.content())
        .forEach((key, value) -> {
          if (!Objects.equals(value, was.get(key))) {
            f.key(
                Rule.NOT_WORDING_ONLY,
                key,
                "substantive is false, and %s differs from version %d; say substantive: true."
                    .formatted(key, before.get().number()));
          }
        });
  }

  // The first day is new with every version but a correction, so the last day alone is compared.
  private static Map<String, @Nullable Object> substance(VersionContent content) {
    Map<String, @Nullable Object> substance = new LinkedHashMap<>();
    substance.put("audience", content.audience());
    substance.put("products", content.products());
    substance.put("regions", content.regions());
    substance.put("effective.until", content.effective().until());
    substance.put("supersedes", content.supersedes());
    substance.put("card", content.card());
    Details details = content.details();
    substance.put("figures", details instanceof PolicyDetails p ? p.figures() : null);
    substance.put("terms", details instanceof ReliefProgramDetails p ? p.terms() : null);
    substance.put(
        "eligibility", details instanceof ReliefProgramDetails p ? p.eligibility() : null);
    substance.put("when", details instanceof SpecialCaseDetails c ? c.when() : null);
    substance.put("withhold", details instanceof SpecialCaseDetails c ? c.withhold() : null);
    substance.put("forbidden", details instanceof SpecialCaseDetails c ? c.forbidden() : null);
    return substance;
  }
}
