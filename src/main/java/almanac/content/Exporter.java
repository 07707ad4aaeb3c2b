package almanac.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import almanac.content.Importer.Rehearsal;
import almanac.content.file.Problem;
import almanac.content.file.Problem.Code;
import almanac.content.file.VersionWriter;
import almanac.document.DocumentException.WrongState;
import almanac.document.Documents;
import almanac.document.ImportedDocument;
import almanac.document.ImportedDocument.Item;
import almanac.document.ImportedDocument.Publication;
import almanac.document.ImportedDocument.Withdrawal;
import almanac.document.journal.OneMoment;
import almanac.document.synonym.Synonyms;
import almanac.document.synonym.Synonyms.Synonym;
import almanac.document.time.BusinessTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes all that was ever published, restricted texts included, as a folder that an import reads:
 * as of one moment, all of it or nothing, and read back before it counts.
 */
@ApplicationScoped
public class Exporter {
  private static final Logger LOG = Logger.getLogger(Exporter.class);

  // Documents of one step: few questions, and few texts in memory.
  private static final int STEP = 50;

  // Sorts by time, and every system of files takes it for a name.
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final OneMoment moment;
  private final Documents documents;
  private final Synonyms synonyms;
  private final BusinessTime time;
  private final ContentConfig config;

  Exporter(
      OneMoment moment,
      Documents documents,
      Synonyms synonyms,
      BusinessTime time,
      ContentConfig config) {
    this.moment = moment;
    this.documents = documents;
    this.synonyms = synonyms;
    this.time = time;
    this.config = config;
  }

  /**
   * What was written.
   *
   * @param head the instant of the last change that is in it
   * @param bytes of all files
   * @param problems why an import into an empty database would refuse the folder; hardly ever any
   */
  public record Export(
      Path folder, Instant head, int documents, int versions, long bytes, List<Problem> problems) {
    public Export {
      problems = List.copyOf(problems);
    }
  }

  /** Exports to a folder of its own, below the one that is configured. */
  public Export export() {
    Export export = export(config.exportPath().resolve(NAME.format(time.now())));
    LOG.infof("Exported %d versions to %s", export.versions(), export.folder());
    export.problems().forEach(p -> LOG.warnf("An import would refuse the export: %s", p));
    return export;
  }

  /**
   * Exports to a folder that is new or empty.
   *
   * @throws WrongState if another export of this database is being written, on whatever replica
   */
  public Export export(Path folder) {
    try (ExportFolder out = ExportFolder.at(folder)) {
      Copy copy =
          moment
              .read(head -> copy(head, out))
              .orElseThrow(() ->
                  new WrongState("Another export is being written; ask again when it is done."));
      List<Problem> problems = copy.check(time.now());
      out.finish();
      return new Export(
          out.place(), copy.head, copy.documents, copy.told.size(), copy.bytes, problems);
    }
  }

  private Copy copy(Instant head, ExportFolder out) {
    Copy copy = new Copy(head, out, time.zone(), synonyms.current());
    List<String> slugs = documents.slugs("", STEP);
    while (!slugs.isEmpty()) {
      documents.published(slugs).forEach(copy::add);
      moment.forget();
      slugs = documents.slugs(slugs.getLast(), STEP);
    }
    return copy;
  }

  /** A copy in the making. */
  private static final class Copy {
    private final Instant head;
    private final ExportFolder out;
    private final ZoneId zone;
    private final List<Synonym> synonyms;
    private final Map<String, Told> told = new HashMap<>();
    private int documents;
    private long bytes;

    Copy(Instant head, ExportFolder out, ZoneId zone, List<Synonym> synonyms) {
      this.head = head;
      this.out = out;
      this.zone = zone;
      this.synonyms = synonyms;
      // There also without a line, for it says that there are none.
      write(
          ContentFolder.SYNONYMS,
          synonyms.stream()
              .map(s -> s.street() + " => " + s.term() + "\n")
              .collect(Collectors.joining()));
    }

    /** What a file must be read back as. */
    private record Told(
        String hash, @Nullable Publication published, @Nullable Instant withdrawnAt) {}

    /** Adds a document; what corrects a text of the same first day is counted as it came. */
    void add(ImportedDocument document) {
      documents++;
      Map<LocalDate, Integer> ordinals = new HashMap<>();
      document.versions().stream()
          .sorted(
              comparing((Item i) -> published(i).at()).thenComparingInt(i -> published(i).number()))
          .forEach(item -> {
            LocalDate from = item.content().effective().from();
            int ordinal = ordinals.merge(from, 1, Integer::sum);
            String path =
                "%s/%s/%s%s.md"
                    .formatted(
                        document.kind().folder(),
                        document.slug(),
                        from,
                        ordinal == 1 ? "" : "." + ordinal);
            Withdrawal withdrawn = item.withdrawn();
            write(
                path,
                VersionWriter.write(item.content(), item.published(), item.withdrawn(), zone));
            told.put(
                path,
                new Told(item.hash(), item.published(), withdrawn == null ? null : withdrawn.at()));
          });
    }

    private static Publication published(Item item) {
      return Objects.requireNonNull(item.published());
    }

    private void write(String path, String text) {
      byte[] encoded = text.getBytes(UTF_8);
      out.write(path, encoded);
      bytes += encoded.length;
    }

    /** What an import would say; a copy that does not come back as it was is none. */
    List<Problem> check(Instant now) {
      Rehearsal read = Importer.rehearse(out.unfinished(), now.isAfter(head) ? now : head);
      List<Problem> problems = read.problems();
      for (Outline file : read.files()) {
        Told as = told.get(file.place().path());
        if (!new Told(file.hash(), file.published(), file.withdrawnAt()).equals(as)) {
          String sentence = "Read from its file, this version would be another one.";
          problems.add(new Problem(Code.BAD_BODY, file.place().path(), 0, null, sentence));
        }
      }
      if (!synonyms.equals(read.synonyms())) {
        String sentence = "Read from its file, the list of synonyms would be another one.";
        problems.add(new Problem(Code.BAD_VALUE, ContentFolder.SYNONYMS, 0, null, sentence));
      }
      problems.sort(comparing(Problem::file).thenComparing(comparingInt(Problem::line)));
      return problems;
    }
  }
}
