package almanac.document.gate;

import static java.util.stream.Collectors.groupingBy;

import almanac.document.text.Kind;
import almanac.document.text.VersionContent;
import almanac.document.time.Timeline.Span;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All that is published and not withdrawn, by slug. */
public record Book(Map<String, List<Entry>> documents) {

  /** One published version. */
  public record Entry(String slug, Kind kind, Span span, VersionContent content) {}

  public static Book of(List<Entry> entries) {
    return new Book(
        entries.stream().collect(groupingBy(Entry::slug, TreeMap::new, Collectors.toList())));
  }

  /** The versions of a document; none: there is no such document. */
  public List<Entry> of(String slug) {
    return documents.getOrDefault(slug, List.of());
  }
}
