package almanac.content;

import almanac.content.file.FileProblems;
import almanac.content.file.Problem;
import almanac.content.file.Problem.Code;
import almanac.content.file.VersionFile;
import almanac.content.file.VersionFile.Place;
import almanac.document.DocumentException.InvalidContent;
import almanac.document.ImportedDocument;
import almanac.document.ImportedDocument.Item;
import almanac.document.Imports;
import almanac.document.synonym.Synonyms;
import almanac.document.synonym.Synonyms.Synonym;
import almanac.document.time.BusinessTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings a folder of files into the database. All files are read and checked before anything is
 * written; a second run writes nothing.
 */
@ApplicationScoped
public class Importer {
  // Versions of one transaction: enough that its end does not matter, small in memory.
  private static final int BATCH = 100;

  private static final String ACTOR = "import";

  private final Imports imports;
  private final Synonyms synonyms;
  private final BusinessTime time;

  Importer(Imports imports, Synonyms synonyms, BusinessTime time) {
    this.imports = imports;
    this.synonyms = synonyms;
    this.time = time;
  }

  /**
   * What came of an import.
   *
   * @param files the content files of the folder
   * @param known how many of them the database held already
   * @param added how many versions were added, or would be by {@link #apply}
   * @param synonymsReplaced whether another list of synonyms was published, or would be
   */
  public record Report(
      int files, int known, int added, boolean synonymsReplaced, List<Problem> problems) {
    public Report {
      problems = List.copyOf(problems);
    }

    private static Report nothing(List<Problem> problems) {
      return new Report(0, 0, 0, false, problems);
    }

    /** Whether the folder was, or would be, turned away as a whole. */
    public boolean refused() {
      return problems.stream().anyMatch(Problem::refuses);
    }
  }

  private record Checked(
      ContentFolder folder, ImportPlan plan, @Nullable List<Synonym> synonyms, Report report) {}

  /** Reads and checks a folder; writes nothing. */
  public Report check(Path folder) {
    List<Problem> problems = new ArrayList<>();
    ContentFolder open = ContentFolder.open(folder, problems);
    return open == null ? Report.nothing(problems) : check(open, problems).report();
  }

  /** Reads and checks a folder, and adds what is new unless anything is wrong. */
  public Report apply(Path path) {
    List<Problem> problems = new ArrayList<>();
    ContentFolder folder = ContentFolder.open(path, problems);
    if (folder == null) {
      return Report.nothing(problems);
    }
    Checked checked = check(folder, problems);
    if (!checked.report().refused()) {
      long run = imports.start();
      write(checked);
      imports.finish(run);
    }
    return checked.report();
  }

  private record Parsed(@Nullable Outline outline, List<Problem> problems) {}

  // Files know nothing of each other, so they are read by as many threads as there are processors.
  private static Parsed parse(ContentFolder folder, Place place) {
    FileProblems problems = new FileProblems(place.path());
    VersionFile file = folder.read(place, problems);
    Imports.STEPS.tracef("parse %s", place.path());
    return new Parsed(file == null ? null : Outline.of(file), problems.all());
  }

  private static List<Outline> outlines(
      ContentFolder folder, List<Place> places, List<Problem> problems) {
    List<Outline> files = new ArrayList<>();
    for (Parsed parsed : places.parallelStream().map(p -> parse(folder, p)).toList()) {
      if (parsed.outline() != null) {
        files.add(parsed.outline());
      }
      problems.addAll(parsed.problems());
    }
    return files;
  }

  /** What an empty database would make of a folder. */
  record Rehearsal(List<Outline> files, @Nullable List<Synonym> synonyms, List<Problem> problems) {}

  /**
   * Reads and checks a folder as if nothing were held.
   *
   * @param now no publication is later than this
   */
  static Rehearsal rehearse(Path path, Instant now) {
    List<Problem> problems = new ArrayList<>();
    ContentFolder folder = ContentFolder.open(path, problems);
    if (folder == null) {
      return new Rehearsal(List.of(), null, problems);
    }
    List<Outline> files = outlines(folder, folder.places(problems), problems);
    List<Synonym> list = folder.synonyms(problems);
    if (problems.isEmpty()) {
      FolderCheck.check(files, Map.of(), problems);
    }
    ImportPlan.of(files, Map.of(), now, problems);
    return new Rehearsal(files, list, problems);
  }

  private Checked check(ContentFolder folder, List<Problem> problems) {
    List<Place> places = folder.places(problems);
    List<Outline> files = outlines(folder, places, problems);
    List<Synonym> list = folder.synonyms(problems);
    // What files lack is said first; what lies between them makes sense only when all were read.
    if (problems.isEmpty()) {
      FolderCheck.check(files, imports.targets(FolderCheck.elsewhere(files)), problems);
    }
    List<String> slugs = files.stream().map(Outline::slug).distinct().toList();
    ImportPlan plan = ImportPlan.of(files, imports.held(slugs), time.now(), problems);
    checkGone(files, plan, problems);
    boolean replaced = list != null && !list.equals(synonyms.current());
    return new Checked(
        folder,
        plan,
        list,
        new Report(places.size(), plan.known(), plan.size(), replaced, problems));
  }

  private void checkGone(List<Outline> files, ImportPlan plan, List<Problem> problems) {
    List<Outline> changed = files.stream().filter(f -> plan.add().containsKey(f.slug())).toList();
    Map<String, Imports.Target> held =
        imports.targets(changed.stream().map(Outline::slug).distinct().toList());
    for (String clause : FolderCheck.gone(changed, held)) {
      for (String slug : imports.linkingTo(clause)) {
        if (files.stream().noneMatch(f -> f.slug().equals(slug))) {
          String sentence = "The clause " + clause + " is gone, but " + slug + " links to it.";
          problems.add(new Problem(Code.BROKEN_LINK, "", 0, null, sentence));
        }
      }
    }
  }

  private void write(Checked checked) {
    List<List<Outline>> batch = new ArrayList<>();
    int size = 0;
    for (List<Outline> versions : checked.plan().add().values()) {
      batch.add(versions);
      size += versions.size();
      if (size >= BATCH) {
        add(checked.folder(), batch);
        batch.clear();
        size = 0;
      }
    }
    if (!batch.isEmpty()) {
      add(checked.folder(), batch);
    }
    // Last, so that whoever follows the journal knows the texts that the words lead to.
    if (checked.synonyms() != null) {
      synonyms.replace(checked.synonyms(), ACTOR);
    }
  }

  private void add(ContentFolder folder, List<List<Outline>> batch) {
    imports.add(batch.parallelStream().map(v -> document(folder, v)).toList());
  }

  private static ImportedDocument document(ContentFolder folder, List<Outline> versions) {
    return new ImportedDocument(
        versions.getFirst().slug(),
        versions.getFirst().place().kind(),
        versions.stream().map(v -> item(folder, v)).toList());
  }

  // Read once more, for the texts of a whole folder are too much to keep.
  private static Item item(ContentFolder folder, Outline outline) {
    VersionFile file = folder.read(outline.place(), new FileProblems(outline.place().path()));
    if (file == null || !file.hash().equals(outline.hash())) {
      throw new InvalidContent(outline.place().path() + " changed while it was imported.");
    }
    return new Item(file.content(), file.stored(), file.hash(), file.published(), file.withdrawn());
  }
}
