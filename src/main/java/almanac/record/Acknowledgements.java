package almanac.record;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import almanac.document.Chronicle;
import almanac.document.Document;
import almanac.document.DocumentException.Forbidden;
import almanac.document.DocumentException.NotFound;
import almanac.document.DocumentException.Stale;
import almanac.document.DocumentException.WrongState;
import almanac.document.Documents;
import almanac.document.Page;
import almanac.document.Version;
import almanac.document.Viewer;
import almanac.document.time.BusinessTime;
import almanac.document.time.Moment;
import almanac.document.time.Timeline.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What readers have acknowledged. Everybody sees his own here and nobody else's; what was
 * acknowledged stays so.
 */
@ApplicationScoped
@Transactional
public class Acknowledgements {
  // Documents looked at in one step: enough to fill a page at once, small in memory.
  private static final int STEP = 200;

  private final Documents documents;
  private final Chronicle chronicle;
  private final Readers readers;
  private final BusinessTime time;

  Acknowledgements(Documents documents, Chronicle chronicle, Readers readers, BusinessTime time) {
    this.documents = documents;
    this.chronicle = chronicle;
    this.readers = readers;
    this.time = time;
  }

  /**
   * Keeps somebody's word that he has read a version; said again, it keeps its first time.
   *
   * @param contentHash of the text that he was shown
   * @throws NotFound if no such version was ever published for him
   * @throws Stale if that is not the text of the version
   * @throws WrongState if the version is withdrawn: there is nothing left in it to go by
   * @throws Forbidden if he is no person
   */
  public Acknowledgement acknowledge(String slug, int number, String contentHash, Viewer reader) {
    if (!reader.person()) {
      throw new Forbidden("A program understands nothing; only people acknowledge.");
    }
    Version version =
        documents
            .version(slug, number, reader)
            .orElseThrow(
                () -> new NotFound("There is no such published version, or it is not for you."));
    if (!version.contentHash().equals(contentHash)) {
      throw new Stale(
          "The text you read is not the text of version " + number + ".", version.revision());
    }
    if (version.withdrawnAt() != null) {
      throw new WrongState("Version " + number + " is withdrawn; read the one that governs.");
    }
    readers.saw(reader);
    AcknowledgementRow.add(
        new Acknowledgement(reader.name(), slug, number, contentHash, time.now()));
    return AcknowledgementRow.of(reader.name(), slug, number).orElseThrow();
  }

  /** When he has acknowledged exactly this version; empty: he has not. */
  public Optional<Instant> at(Version version, Viewer reader) {
    return AcknowledgementRow.of(reader.name(), version.slug(), version.number())
        .map(Acknowledgement::at);
  }

  /**
   * A document that somebody has still to read.
   *
   * @param since the day since which the substance of its text holds
   */
  public record ToRead(Document document, LocalDate since) {}

  /**
   * The documents in force that he may read and has not, by slug.
   *
   * @param after the slug to begin behind; null: from the first
   */
  public Page<ToRead> toRead(Moment moment, Viewer reader, int first, @Nullable String after) {
    readers.saw(reader);
    Map<String, LocalDate> found = new LinkedHashMap<>(); // in the order of the database
    String behind = after == null ? "" : after;
    while (found.size() <= first) {
      List<String> slugs = documents.slugs(behind, STEP);
      if (slugs.isEmpty()) {
        break;
      }
      unread(slugs, moment, reader).forEach((slug, due) -> found.put(slug, due.since()));
      behind = slugs.getLast();
    }
    List<String> page = found.keySet().stream().limit(first).toList();
    List<ToRead> items = new ArrayList<>();
    for (Document document : documents.governing(page, moment, reader)) {
      LocalDate since = found.get(document.version().slug());
      if (since != null) {
        items.add(new ToRead(document, since));
      }
    }
    return new Page<>(items, found.size() > first);
  }

  private Map<String, Due> unread(Collection<String> slugs, Moment moment, Viewer reader) {
    Map<String, Set<Integer>> acknowledged =
        AcknowledgementRow.ofReader(reader.name(), slugs).stream()
            .collect(groupingBy(a -> a.slug, mapping(a -> a.number, toSet())));
    Map<String, Due> unread = new LinkedHashMap<>();
    chronicle
        .editions(slugs)
        .forEach((slug, editions) ->
            Due.of(editions, moment, time.zone())
                .filter(due -> due.state() == State.IN_FORCE)
                .filter(due -> due.audience().admits(reader))
                .filter(due -> !due.isReadBy(acknowledged.getOrDefault(slug, Set.of())))
                .ifPresent(due -> unread.put(slug, due)));
    return unread;
  }
}
