package almanac.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

import almanac.testing.HistoryFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Texts that a page must or must not hold, and what stands in a page. */
final class SnapshotSamples {
  static final String HOSTILE = "sample-hostile";
  static final String HOSTILE_TITLE = "坏文本</script><script>window.stolen=1</script>";
  static final String POLYPHONE = "sample-polyphone";
  static final String NUMBERED = "sample-numbered";
  static final String RESTRICTED = "仅贵宾组可见的暗语";
  static final String UPCOMING = "尚未生效的暗语";
  static final String LAPSED = "早已失效的暗语";
  static final String WITHDRAWN = "已经撤回的暗语";
  static final String DRAFT = "还在起草的暗语";

  /** Of texts that a page of today without groups must not hold, slugs included. */
  static final List<String> HIDDEN =
      List.of(RESTRICTED, UPCOMING, LAPSED, WITHDRAWN, DRAFT, "暗语", "sample-hidden");

  private static final LocalDate SINCE = LocalDate.of(2000, 1, 1);
  private static final String PUBLISHED = HistoryFiles.published(1, "1999-12-01T00:00:00Z");

  private SnapshotSamples() {}

  static void write(Path content) {
    hidden(
        content, "1", RESTRICTED, "audience: [vip]\n", LocalDate.of(2010, 1, 1), null, PUBLISHED);
    hidden(content, "2", UPCOMING, "", LocalDate.of(2999, 1, 1), null, PUBLISHED);
    hidden(content, "3", LAPSED, "", SINCE, LocalDate.of(2002, 1, 1), PUBLISHED);
    hidden(
        content,
        "4",
        WITHDRAWN,
        "",
        SINCE,
        null,
        PUBLISHED + "withdrawn: {at: 2005-01-01T00:00:00Z, by: policy-approver, reason: 撤回}\n");
    hidden(content, "5", DRAFT, "", SINCE, null, "");
    file(content, POLYPHONE, SINCE, HistoryFiles.policy("还款银行", "", SINCE, null, PUBLISHED));
    file(
        content,
        NUMBERED,
        SINCE,
        HistoryFiles.policy("带文号的办法", "", SINCE, null, PUBLISHED)
            .replace("示例令第2号", "示例发〔2026〕47113号"));
    file(
        content,
        HOSTILE,
        SINCE,
        HistoryFiles.policy(HOSTILE_TITLE, "", SINCE, null, PUBLISHED)
            + """

            ![图片的话](http://hostile.example/image) [外站](http://hostile.example/link)
            <http://hostile.example/auto> [别处](%s)

            <img src="http://hostile.example/raw" onerror="window.stolen=1">
            <script>window.stolen=1</script>
            """
                .formatted(POLYPHONE));
  }

  private static void hidden(
      Path content,
      String slug,
      String words,
      String more,
      LocalDate from,
      @Nullable LocalDate until,
      String published) {
    String name = "sample-hidden-" + slug;
    file(content, name, from, HistoryFiles.policy(words, more, from, until, published));
  }

  private static void file(Path content, String slug, LocalDate from, String text) {
    HistoryFiles.write(content.resolve("policy").resolve(slug).resolve(from + ".md"), text);
  }

  static LocalDate today() {
    return LocalDate.now(ZoneId.of("Asia/Shanghai"));
  }

  /** What stands before the texts. */
  static String head(Path page) {
    String all = read(page);
    return all.substring(0, all.indexOf("<script type="));
  }

  /** The texts, and all else that the page knows. */
  static String unpacked(Path page) {
    String all = read(page);
    int from = all.indexOf('>', all.indexOf("id=\"texts\"")) + 1;
    byte[] packed = Base64.getDecoder().decode(all.substring(from, all.indexOf("</script>", from)));
    try (var texts = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return all.substring(0, from) + new String(texts.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
