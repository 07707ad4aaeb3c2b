package almanac.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The page around the texts: what its policy lets run, and what it says of itself. */
class PageTemplateTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  private static String page(String... groups) {
    return PageTemplate.before(
            new PageTemplate.Heading(
                Instant.parse("2026-11-22T18:30:00Z"),
                ZoneId.of("Asia/Shanghai"),
                DAY.plusDays(1),
                DAY,
                Set.of(groups)))
        + PageTemplate.after();
  }

  @Test
  void policy_names_exactly_the_script_and_the_style_that_are_there() throws Exception {
    String page = page();
    assertThat(page)
        .contains(
            "default-src 'none'; script-src '%s'; style-src '%s'; base-uri 'none'"
                .formatted(
                    hash(between(page, "<script>", "</script>")),
                    hash(between(page, "<style>", "</style>"))));
    assertThat(page.split("<script", -1)).hasSize(3); // the texts and the one that runs
    assertThat(page).doesNotContain("http:", "https:", " src=", "url(", "@import", "{texts}");
  }

  @Test
  void age_is_told_in_the_business_zone() {
    assertThat(page())
        .contains("data-made=\"2026-11-22T18:30:00Z\"")
        .contains("生成于 2026-11-23 02:30（Asia/Shanghai）")
        .contains("内容按 <b>2026-11-22</b> 当日有效");
  }

  @Test
  void group_is_shown_as_it_is_whatever_it_is_called() {
    assertThat(page("<b>\"&", "{texts}"))
        .contains("以及组 &lt;b&gt;&quot;&amp;、{texts}<span")
        .doesNotContain("<b>\"");
  }

  private static String between(String page, String from, String to) {
    int begin = page.indexOf(from) + from.length();
    return page.substring(begin, page.indexOf(to, begin));
  }

  private static String hash(String source) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(source.getBytes(UTF_8));
    return "sha256-" + Base64.getEncoder().encodeToString(digest);
  }
}
