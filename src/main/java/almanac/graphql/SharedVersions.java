package almanac.graphql;

import almanac.document.DocumentException.Unavailable;
import almanac.document.Documents;
import almanac.document.Version;
import almanac.document.Viewer;
import almanac.search.SearchHit;
import almanac.search.Shown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The versions that one page may show, read all at once when the first of them is needed. */
final class SharedVersions {
  private final Documents documents;
  private final Viewer viewer;
  private final Map<String, List<Integer>> wanted = new HashMap<>();
  private @Nullable Map<String, Version> read;

  /** Views of what an index found; what it does not hold is read for all of them at once. */
  static List<DocumentView> views(Documents documents, List<SearchHit> hits, Reading reading) {
    SharedVersions versions = new SharedVersions(documents, reading.viewer());
    List<DocumentView> views = new ArrayList<>();
    for (SearchHit hit : hits) {
      Shown shown = hit.shown();
      int number = shown.standing().number();
      versions.want(shown.slug(), number);
      views.add(AnyDocument.of(shown, () -> versions.get(shown.slug(), number), reading));
    }
    return views;
  }

  SharedVersions(Documents documents, Viewer viewer) {
    this.documents = documents;
    this.viewer = viewer;
  }

  /** Adds a version to those that will be read; before the first {@link #get}. */
  void want(String slug, int number) {
    wanted.computeIfAbsent(slug, s -> new ArrayList<>()).add(number);
  }

  synchronized Version get(String slug, int number) {
    if (read == null) {
      read = new HashMap<>();
      for (Version version : documents.versions(wanted, viewer)) {
        read.put(version.slug() + "#" + version.number(), version);
      }
    }
    Version version = read.get(slug + "#" + number);
    if (version == null) {
      throw new Unavailable(slug + " changed while it was read; ask again.", null);
    }
    return version;
  }
}
