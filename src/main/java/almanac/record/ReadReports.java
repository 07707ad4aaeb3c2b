package almanac.record;

import static java.util.Comparator.comparing;

import almanac.document.Chronicle;
import almanac.document.DocumentException.Forbidden;
import almanac.document.DocumentException.NotFound;
import almanac.document.Viewer;
import almanac.document.time.BusinessTime;
import almanac.document.time.Moment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who has read what, for those who lead readers and those who audit; and for nobody else. */
@ApplicationScoped
@Transactional
public class ReadReports {
  private final Chronicle chronicle;
  private final Readers readers;
  private final BusinessTime time;

  ReadReports(Chronicle chronicle, Readers readers, BusinessTime time) {
    this.chronicle = chronicle;
    this.readers = readers;
    this.time = time;
  }

  /**
   * Who has read a document as it stands at a moment, also one that has lapsed or is to come.
   *
   * @throws Forbidden if what others read is not for him
   * @throws NotFound if there is no such document, or nothing known of it, or not for him
   */
  public ReadReport of(String slug, Moment moment, Viewer viewer) {
    if (!viewer.leads()) {
      throw new Forbidden("What others have read is for team leads, admins and auditors.");
    }
    Due due =
        Due.of(chronicle.editions(List.of(slug)).getOrDefault(slug, List.of()), moment, time.zone())
            .filter(d -> d.audience().admits(viewer))
            .orElseThrow(() -> new NotFound("There is no such document, or it is not for you."));
    SortedMap<String, Acknowledgement> read = new TreeMap<>();
    AcknowledgementRow.ofVersions(slug, due.counting())
        .forEach(a -> read.putIfAbsent(a.reader(), a));
    List<Reader> unread = new ArrayList<>();
    for (Reader reader : readers.all()) {
      if (due.audience().admits(reader.person()) && !read.containsKey(reader.person().name())) {
        unread.add(reader);
      }
    }
    unread.sort(comparing(reader -> reader.person().name()));
    return new ReadReport(slug, due.number(), due.since(), List.copyOf(read.values()), unread);
  }
}
