package almanac.graphql.live;

import almanac.graphql.http.ErrorCode;
import java.nio.charset.StandardCharsets;

/** Why a socket is closed: the codes of WebSocket and of graphql-transport-ws. */
enum CloseCode {
  /** The server stops; clients come again. */
  RESTART(1012),
  /** The client may come again later; libraries do by themselves. */
  TRY_AGAIN(1013),
  TOO_LARGE(1009),
  BAD_REQUEST(4400),
  UNAUTHENTICATED(4401),
  FORBIDDEN(4403),
  LATE_INIT(4408),
  SAME_ID(4409),
  TOO_MANY(4429);

  private static final int LONGEST = 123; // bytes that a close frame has for the reason

  private final int number;

  CloseCode(int number) {
    this.number = number;
  }

  short number() {
    return (short) number;
  }

  /** The code of the API that says the same. */
  ErrorCode told() {
    return switch (this) {
      case RESTART, TRY_AGAIN -> ErrorCode.UNAVAILABLE;
      case TOO_LARGE -> ErrorCode.TOO_COSTLY;
      case BAD_REQUEST, LATE_INIT, SAME_ID -> ErrorCode.BAD_REQUEST;
      case UNAUTHENTICATED -> ErrorCode.UNAUTHENTICATED;
      case FORBIDDEN -> ErrorCode.FORBIDDEN;
      case TOO_MANY -> ErrorCode.TOO_MANY_REQUESTS;
    };
  }

  /** The code and a sentence, cut to what a close frame can hold. */
  String reason(String sentence) {
    String reason = told() + ": " + sentence;
    while (reason.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      reason = reason.substring(0, reason.length() - 1);
    }
    return reason;
  }
}
