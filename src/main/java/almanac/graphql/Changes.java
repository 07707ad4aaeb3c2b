package almanac.graphql;

import almanac.document.Chronicle.DatedChange;
import almanac.document.Version;
import almanac.document.journal.Journal;
import almanac.graphql.Connections.PageInfoView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Changes as the API shows them. */
final class Changes {
  private Changes() {}

  @Enum("ChangeAction")
  @Description("What happened to a version.")
  public enum ActionName {
    @Description("It was published.")
    PUBLISHED,
    @Description("It was taken back.")
    WITHDRAWN
  }

  @Enum("InForceChangeKind")
  @Description("In what way a document is different from the day before.")
  public enum InForceChangeName {
    @Description("Another version came into force, by its first day or by being published late.")
    TOOK_EFFECT,
    @Description("The text that was in force ended, and nothing follows.")
    LAPSED,
    @Description("A version with the same first day replaced the one in force.")
    CORRECTED,
    @Description("The version in force was withdrawn.")
    WITHDRAWN
  }

  @Type("Change")
  @Description("An entry of the journal.")
  public static final class ChangeView {
    private final Journal.VersionEntry entry;
    private final Supplier<Version> read;
    private final Reading reading;

    ChangeView(Journal.VersionEntry entry, Supplier<Version> read, Reading reading) {
      this.entry = entry;
      this.read = read;
      this.reading = reading;
    }

    @Description("Its place in the journal; query and subscription go on behind it.")
    public @NonNull String getCursor() {
      return cursor(entry);
    }

    @Description("When it came to be known here; for an import, the moment of the import.")
    public @NonNull Instant getAt() {
      return entry.at();
    }

    @Description("What happened.")
    public @NonNull ActionName getAction() {
      return ActionName.valueOf(entry.action().name());
    }

    @Description("The document.")
    public @NonNull @Id String getSlug() {
      return entry.slug();
    }

    @Description("The number of the version.")
    public int getNumber() {
      return entry.number();
    }

    @Description("The version.")
    public @NonNull VersionView getVersion() {
      return new VersionView(read.get(), reading);
    }
  }

  /** The cursor of an entry, in the query and in the subscription. */
  static String cursor(Journal.VersionEntry entry) {
    return Cursors.CHANGES.encode(entry.at() + "/" + entry.slug() + "/" + entry.number());
  }

  /** The place that a cursor names; null for none. */
  static Journal.@Nullable Place place(@Nullable String cursor) {
    return Cursors.CHANGES.decode(
        cursor,
        key -> {
          String[] parts = key.split("/", 3);
          if (parts.length < 3) {
            throw new IllegalArgumentException(key);
          }
          return new Journal.Place(Instant.parse(parts[0]), parts[1], Integer.parseInt(parts[2]));
        });
  }

  @Type("ChangeEdge")
  @Description("A change and its place in the journal.")
  public record ChangeEdgeView(
      @NonNull @Description("Continues behind this change.") String cursor,
      @NonNull @Description("The change.") ChangeView node) {}

  @Type("ChangeConnection")
  @Description("A page of the journal.")
  public record ChangeConnectionView(
      @NonNull @Description("The changes of this page.") List<@NonNull ChangeEdgeView> edges,
      @NonNull @Description("Where the page stands.") PageInfoView pageInfo) {}

  @Type("InForceChange")
  @Description("What is different about a document from one business day to the next.")
  public static final class InForceChangeView {
    private final DatedChange change;
    private final SharedVersions versions;
    private final Reading reading;

    InForceChangeView(DatedChange change, SharedVersions versions, Reading reading) {
      this.change = change;
      this.versions = versions;
      this.reading = reading;
    }

    static void want(DatedChange change, SharedVersions versions) {
      Integer now = change.change().now();
      Integer before = change.change().before();
      if (now != null) {
        versions.want(change.slug(), now);
      }
      if (before != null) {
        versions.want(change.slug(), before);
      }
    }

    @Description("The day since which it is different.")
    public @NonNull LocalDate getDay() {
      return change.change().day();
    }

    @Description("In what way.")
    public @NonNull InForceChangeName getKind() {
      return InForceChangeName.valueOf(change.change().change().name());
    }

    @Description("The document.")
    public @NonNull @Id String getSlug() {
      return change.slug();
    }

    @Description("The version in force since that day; null: none.")
    public @Nullable VersionView getNow() {
      return version(change.change().now());
    }

    @Description("The version in force until that day; null: none.")
    public @Nullable VersionView getBefore() {
      return version(change.change().before());
    }

    private @Nullable VersionView version(@Nullable Integer number) {
      return number == null ? null : new VersionView(versions.get(change.slug(), number), reading);
    }
  }

  @Type("InForceChangeEdge")
  @Description("A change of a day and its place in the list.")
  public record InForceChangeEdgeView(
      @NonNull @Description("Continues behind this change.") String cursor,
      @NonNull @Description("The change.") InForceChangeView node) {}

  @Type("InForceChangeConnection")
  @Description("A page of changes, by day and slug.")
  public record InForceChangeConnectionView(
      @NonNull @Description("The changes of this page.") List<@NonNull InForceChangeEdgeView> edges,
      @NonNull @Description("Where the page stands.") PageInfoView pageInfo) {}
}
