package almanac.graphql;

import almanac.document.DocumentException;
import almanac.document.DocumentException.BadRequest;
import almanac.document.DocumentException.Forbidden;
import almanac.document.DocumentException.InvalidContent;
import almanac.document.DocumentException.NotFound;
import almanac.document.DocumentException.Stale;
import almanac.document.DocumentException.TooCostly;
import almanac.document.DocumentException.Unavailable;
import almanac.document.DocumentException.WrongState;
import almanac.graphql.http.ErrorCode;
import almanac.graphql.http.KnownFailures;
import almanac.graphql.http.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** The code of each exception of the one family; whoever adds one is made to choose a code here. */
@ApplicationScoped
class Errors implements KnownFailures {
  @Override
  public @Nullable Refusal explain(Throwable failure) {
    if (!(failure instanceof DocumentException known)) {
      return null;
    }
    ErrorCode code =
        switch (known) {
          case BadRequest _ -> ErrorCode.BAD_REQUEST;
          case Forbidden _ -> ErrorCode.FORBIDDEN;
          case NotFound _ -> ErrorCode.NOT_FOUND;
          case Stale _ -> ErrorCode.STALE;
          case WrongState _ -> ErrorCode.WRONG_STATE;
          case InvalidContent _ -> ErrorCode.INVALID_CONTENT;
          case TooCostly _ -> ErrorCode.TOO_COSTLY;
          case Unavailable _ -> ErrorCode.UNAVAILABLE;
        };
    return new Refusal(code, String.valueOf(known.getMessage()));
  }
}
