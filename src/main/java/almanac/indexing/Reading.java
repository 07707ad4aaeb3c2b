package almanac.indexing;

import almanac.document.DocumentException;
import almanac.document.Documents.Plane;
import almanac.search.IndexEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A document as an index is to get it. Pure. One that is broken hurts no other.
 *
 * @param entries may lack some if something is wrong
 * @param wrong why it must be hidden; null: nothing is wrong
 */
record Reading(String slug, List<IndexEntry> entries, @Nullable String wrong) {

  /** Takes entries, as {@link almanac.search.SearchIndex#apply}. */
  interface Sink {
    Set<String> take(List<IndexEntry> entries);
  }

  /**
   * @param horizon up to where the index that gets it is whole
   */
  static Reading of(Plane plane, Instant horizon) {
    try {
      return new Reading(
          plane.slug(), IndexEntries.of(plane, horizon), IndexEntries.unreadable(plane));
    } catch (RuntimeException | StackOverflowError e) {
      return failed(plane.slug(), e);
    }
  }

  /** A document of which nothing could be made. */
  static Reading failed(String slug, Throwable e) {
    return new Reading(slug, List.of(), e.toString());
  }

  /**
   * Gives documents to an index.
   *
   * @return those that must be hidden, each with the reason
   */
  static SortedMap<String, String> handOver(List<Reading> readings, Sink sink) {
    SortedMap<String, String> wrong = new TreeMap<>();
    List<IndexEntry> all = new ArrayList<>();
    Set<String> slugs = new HashSet<>();
    for (Reading reading : readings) {
      all.addAll(reading.entries());
      slugs.add(reading.slug());
      if (reading.wrong() != null) {
        wrong.put(reading.slug(), reading.wrong());
      }
    }
    @Nullable RuntimeException broken = null;
    Set<String> refused;
    try {
      refused = all.isEmpty() ? Set.of() : sink.take(all);
    } catch (DocumentException e) {
      throw e; // the engine is down, which no document can help
    } catch (RuntimeException e) {
      broken = e;
      refused = slugs; // one of them did that: alone each shows what it is
    } catch (StackOverflowError e) {
      refused = slugs;
    }
    for (Reading reading : readings) {
      if (refused.contains(reading.slug())) {
        @Nullable String why = reading.oneByOne(sink);
        if (why != null) {
          wrong.putIfAbsent(reading.slug(), why);
        }
      }
    }
    if (broken != null && readings.size() > 1 && wrong.size() == readings.size()) {
      throw broken; // not all of them are broken, but what takes them
    }
    return wrong;
  }

  /** Why it must be hidden: only what is open now matters, for the rest nobody finds. */
  private @Nullable String oneByOne(Sink sink) {
    @Nullable String why = null;
    for (IndexEntry entry : entries) {
      @Nullable String refusal = refusal(entry, sink);
      if (refusal != null && entry.rectangle().knownUntil() != null) {
        refusal = refusal(IndexEntries.nowhere(slug, entry.kind(), entry.rectangle()), sink);
      }
      why = refusal == null ? why : refusal;
    }
    return why;
  }

  private static @Nullable String refusal(IndexEntry entry, Sink sink) {
    String version = "version " + entry.rectangle().segment().number();
    try {
      return sink.take(List.of(entry)).isEmpty() ? null : "the engine does not take " + version;
    } catch (DocumentException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      return version + " cannot be indexed: " + e;
    }
  }
}
