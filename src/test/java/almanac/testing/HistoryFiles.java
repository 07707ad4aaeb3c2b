package almanac.testing;

import static java.util.Comparator.comparing;

import almanac.document.time.Timeline.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Generated histories as content files, each document with a word of its own to search for. */
public final class HistoryFiles {
  /** Every generated document bears this tag, and no other one does. */
  public static final String TAG = "generated";

  private HistoryFiles() {}

  /** Histories by slug, numbered in the order in which they were published, as files are. */
  public static SortedMap<String, List<Span>> histories(Histories histories, int documents) {
    SortedMap<String, List<Span>> all = new TreeMap<>();
    for (int i = 0; i < documents; i++) {
      List<Span> spans = new ArrayList<>();
      List<Span> byTime =
          histories.next().stream()
              .sorted(comparing(Span::publishedAt).thenComparingInt(Span::number))
              .toList();
      for (Span s : byTime) {
        spans.add(
            new Span(spans.size() + 1, s.from(), s.until(), s.publishedAt(), s.withdrawnAt()));
      }
      all.put("generated-%02d".formatted(i), spans);
    }
    return all;
  }

  /** A word that stands in the texts of this document only. */
  public static String word(String slug) {
    return slug.replace("generated-", "wort");
  }

  public static void write(Path folder, Map<String, List<Span>> histories) {
    histories.forEach((slug, spans) -> {
      Map<LocalDate, Integer> ordinals = new HashMap<>();
      for (Span span : spans) {
        int ordinal = ordinals.merge(span.from(), 1, Integer::sum);
        String name = span.from() + (ordinal == 1 ? "" : "." + ordinal) + ".md";
        write(folder.resolve("policy").resolve(slug).resolve(name), text(slug, span));
      }
    });
  }

  public static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String slug, Span s) {
    @Nullable Instant withdrawn = s.withdrawnAt();
    return policy(
        word(slug) + " 第" + s.number() + "版",
        "tags: [" + TAG + "]\n",
        s.from(),
        s.until(),
        published(s.number(), s.publishedAt().toString())
            + (withdrawn == null
                ? ""
                : "withdrawn: {at: " + withdrawn + ", by: policy-approver, reason: 撤回}\n"));
  }

  public static String published(int number, String at) {
    return "published: {number: %d, at: %s, author: policy-editor, approved-by: policy-approver}\n"
        .formatted(number, at);
  }

  /** A small policy; {@code more} are lines of front matter, and so is {@code published}. */
  public static String policy(
      String title, String more, LocalDate from, @Nullable LocalDate until, String published) {
    return """
    ---
    title: %s
    summary: %s 的摘要。
    owner: policy-team
    effective: {from: %s, until: %s}
    ends: %s
    authority: 示例监管机构
    number: 示例令第2号
    sources: [{authority: 示例监管机构, title: 示例办法}]
    card: {can: [{text: 照办, clause: one}]}
    %s%s---
    ## 正文 {#one}

    %s 的正文。
    """
        .formatted(
            title, title, from, until == null ? "" : until, until != null, more, published, title);
  }
}
