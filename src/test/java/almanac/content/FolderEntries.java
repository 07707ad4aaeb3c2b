package almanac.content;

import static java.util.stream.Collectors.groupingBy;

import almanac.content.file.FileProblems;
import almanac.content.file.Problem;
import almanac.content.file.VersionFile;
import almanac.document.Audience;
import almanac.document.Documents.Plane;
import almanac.document.ImportedDocument.Publication;
import almanac.document.ImportedDocument.Withdrawal;
import almanac.document.Version;
import almanac.document.time.Timeline;
import almanac.document.time.Timeline.Span;
import almanac.document.workflow.VersionState;
import almanac.indexing.IndexEntries;
import almanac.search.IndexEntry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The index entries of a folder of content files, without a database between them. */
public final class FolderEntries {
  private static final Instant HORIZON = Instant.parse("2026-11-22T04:00:00Z");

  private FolderEntries() {}

  /** Hands over the entries of each document that was published, one document at a time. */
  public static void read(Path path, Consumer<List<IndexEntry>> each) {
    List<Problem> problems = new ArrayList<>();
    ContentFolder folder = Objects.requireNonNull(ContentFolder.open(path, problems));
    folder.places(problems).stream()
        .collect(groupingBy(VersionFile.Place::slug, TreeMap::new, Collectors.toList()))
        .values()
        .forEach(places -> {
          List<VersionFile> files = new ArrayList<>();
          for (VersionFile.Place place : places) {
            VersionFile file = folder.read(place, new FileProblems(place.path()));
            if (file == null) {
              throw new AssertionError(place + " cannot be read");
            }
            if (file.published() != null) {
              files.add(file);
            }
          }
          if (!files.isEmpty()) {
            each.accept(IndexEntries.of(plane(files), HORIZON));
          }
        });
    if (!problems.isEmpty()) {
      throw new AssertionError(problems);
    }
  }

  private static Plane plane(List<VersionFile> files) {
    files.sort(Comparator.comparingInt(f -> published(f).number()));
    List<Version> versions = files.stream().map(FolderEntries::version).toList();
    List<Span> spans =
        versions.stream()
            .map(v ->
                new Span(
                    v.number(),
                    v.content().effective().from(),
                    v.content().effective().until(),
                    Objects.requireNonNull(v.publishedAt()),
                    v.withdrawnAt()))
            .toList();
    VersionFile.Place place = files.getFirst().place();
    return new Plane(
        place.slug(), place.kind(), Timeline.rectangles(spans), versions, new TreeMap<>());
  }

  private static Publication published(VersionFile file) {
    return Objects.requireNonNull(file.published());
  }

  private static Version version(VersionFile file) {
    @Nullable Withdrawal withdrawn = file.withdrawn();
    return new Version(
        file.place().slug(),
        file.place().kind(),
        published(file).number(),
        1,
        withdrawn == null ? VersionState.PUBLISHED : VersionState.WITHDRAWN,
        published(file).author(),
        published(file).approvedBy(),
        published(file).at(),
        null,
        withdrawn == null ? null : withdrawn.at(),
        file.hash(),
        Audience.EVERYONE,
        file.content());
  }
}
