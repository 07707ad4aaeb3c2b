package almanac.graphql.record;

import almanac.record.ReadReport;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** Who has read a document, as the API shows it; the names are fetched page by page. */
@Type("ReadReport")
@Description("Who has read a document as it stands today, and who has not.")
public final class ReadReportView {
  private final ReadReport report;

  ReadReportView(ReadReport report) {
    this.report = report;
  }

  /** The report itself, for the fields that take arguments. */
  @Ignore
  public ReadReport report() {
    return report;
  }

  @Description("The document.")
  public @NonNull @Id String getSlug() {
    return report.slug();
  }

  @Description("The number of the version that is to be read.")
  public int getNumber() {
    return report.number();
  }

  @Description("The day since which it holds what is to be read.")
  public @NonNull LocalDate getSince() {
    return report.since();
  }

  @Description("How many have read it.")
  public int getReadCount() {
    return report.read().size();
  }

  @Description("How many have not.")
  public int getUnreadCount() {
    return report.unread().size();
  }
}
