package almanac.graphql.operate;

import almanac.content.Exporter.Export;
import almanac.content.file.Problem;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** What an export wrote. */
@Type("ExportResult")
@Description("What an export wrote.")
public record ExportResultView(
    @NonNull @Description("The folder, on the server that answers.") String path,
    @Description("How many documents are in it.") int documents,
    @Description("How many versions are in it, each a file.") int versions,
    @Description("The size of all files.") long bytes,
    @NonNull @Description("The instant of the last change that is in it.") Instant head,
    @NonNull @Description("Why an import into an empty database would refuse it; normally none.")
        List<@NonNull String> problems) {

  static ExportResultView of(Export export) {
    return new ExportResultView(
        export.folder().toString(),
        export.documents(),
        export.versions(),
        export.bytes(),
        export.head(),
        export.problems().stream().map(Problem::toString).toList());
  }
}
