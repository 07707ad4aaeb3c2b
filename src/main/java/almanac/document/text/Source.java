package almanac.document.text;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a text takes its authority from: a regulation, cited as it cites itself.
 *
 * @param authority who issued it
 * @param number the document number, such as 银保监规〔2022〕13号
 * @param article the article, such as 第七十条
 * @param date the day of issue
 */
public record Source(
    String authority,
    String title,
    @Nullable String number,
    @Nullable String article,
    @Nullable LocalDate date) {
  public Source {
    authority = requireNonNullElse(authority, "");
    title = requireNonNullElse(title, "");
  }
}
