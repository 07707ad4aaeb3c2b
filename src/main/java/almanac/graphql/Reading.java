package almanac.graphql;

import almanac.access.CurrentViewer;
import almanac.document.Document;
import almanac.document.Documents;
import almanac.document.Viewer;
import almanac.document.text.Details.Figure;
import almanac.document.text.Details.FigureRef;
import almanac.document.text.Details.PolicyDetails;
import almanac.document.time.Moment;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the views of one answer share: the moment that they all answer for, and where to read more.
 */
public record Reading(Documents documents, Viewer viewer, Moment moment) {

  static Reading at(Documents documents, CurrentViewer viewer, Moment moment) {
    return new Reading(documents, viewer.get(), moment);
  }

  /** A document as it is shown. */
  public DocumentView show(Document document) {
    return AnyDocument.of(document, this);
  }

  /** The value of a figure that another document sets, on the day; null if he may not read it. */
  @Nullable BigDecimal figure(FigureRef ref) {
    Document document = documents.governing(ref.slug(), moment, viewer).orElse(null);
    if (document == null || !(document.version().content().details() instanceof PolicyDetails p)) {
      return null;
    }
    Figure figure = p.figures().get(ref.name());
    return figure == null ? null : figure.value();
  }
}
