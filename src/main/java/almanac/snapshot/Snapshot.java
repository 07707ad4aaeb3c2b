package almanac.snapshot;

import almanac.document.Document;
import almanac.document.Documents;
import almanac.document.Viewer;
import almanac.document.synonym.Synonyms;
import almanac.document.time.BusinessTime;
import almanac.document.time.Moment;
import almanac.document.time.Timeline.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes a page of all that is in force on a day for one audience, from one moment of knowledge. The
 * file is there whole or not at all, and its owner's alone: it may hold restricted texts.
 */
@ApplicationScoped
public class Snapshot {
  private static final Logger LOG = Logger.getLogger(Snapshot.class);

  // Documents in memory at a time.
  private static final int BATCH = 200;
  static final FileAttribute<Set<PosixFilePermission>> OURS =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Documents documents;
  private final Synonyms synonyms;
  private final BusinessTime time;

  Snapshot(Documents documents, Synonyms synonyms, BusinessTime time) {
    this.documents = documents;
    this.synonyms = synonyms;
    this.time = time;
  }

  /**
   * A page that was made.
   *
   * @param unreadable documents that are missing because their text is damaged
   * @param at when it was made
   */
  public record Made(
      Path file, int documents, int unreadable, long bytes, Instant at, LocalDate asOf) {}

  /**
   * Makes a page in place of what the file was.
   *
   * @param asOf the business day; null: today
   * @param groups of the readers that it is made for; none: what everybody may read
   */
  public Made write(Path file, @Nullable LocalDate asOf, Set<String> groups) throws IOException {
    Path whole = file.toAbsolutePath();
    Path half = Files.createTempFile(whole.getParent(), ".snapshot-", ".half", OURS);
    try {
      Made made = fill(half, whole, asOf, groups);
      Files.move(half, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return made;
    } finally {
      Files.deleteIfExists(half);
    }
  }

  private Made fill(Path half, Path whole, @Nullable LocalDate asOf, Set<String> groups)
      throws IOException {
    // No role: what was withdrawn or never published is for nobody who reads a page.
    Viewer reader = new Viewer("snapshot", groups, Set.of());
    Instant at = time.now();
    Moment moment = documents.moment(asOf, null, reader);
    PageTemplate.Heading heading =
        new PageTemplate.Heading(at, time.zone(), time.today(), moment.asOf(), reader.groups());
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(half));
        PageWriter page = new PageWriter(out, heading)) {
      List<String> slugs = documents.slugs("", BATCH);
      while (!slugs.isEmpty()) {
        for (Document document : readable(slugs, moment, reader, page)) {
          if (document.standing().state() == State.IN_FORCE) {
            page.add(document);
          }
        }
        slugs = documents.slugs(slugs.getLast(), BATCH);
      }
      page.finish(synonyms.current());
      out.flush();
      return new Made(
          whole, page.documents(), page.unreadable(), Files.size(half), at, moment.asOf());
    }
  }

  // A damaged text must not take the page from those who need it in the worst hour.
  private List<Document> readable(
      List<String> slugs, Moment moment, Viewer reader, PageWriter page) {
    try {
      return documents.governing(slugs, moment, reader);
    } catch (IllegalStateException _) {
      List<Document> good = new ArrayList<>();
      for (String slug : slugs) {
        try {
          documents.governing(slug, moment, reader).ifPresent(good::add);
        } catch (IllegalStateException e) {
          LOG.errorf(e, "%s is missing from the snapshot: its text cannot be read", slug);
          page.countUnreadable();
        }
      }
      return good;
    }
  }
}
