package almanac.graphql.http;

/**
 * What a client may conclude from an error, as {@code extensions.code}; the names are part of the
 * API and never change.
 */
public enum ErrorCode {
  BAD_REQUEST(400),
  UNAUTHENTICATED(401),
  FORBIDDEN(403),
  NOT_FOUND(404),
  STALE(409),
  WRONG_STATE(409),
  INVALID_CONTENT(422),
  UNAVAILABLE(503),
  TOO_COSTLY(400),
  TOO_MANY_REQUESTS(429),
  INTERNAL(500);

  private final int status;

  ErrorCode(int status) {
    this.status = status;
  }

  /** The HTTP status of an answer that has nothing but this error. */
  int status() {
    return status;
  }

  /** The code that suits a failure of which only the HTTP status is known. */
  static ErrorCode of(int status) {
    return switch (status) {
      case 401 -> UNAUTHENTICATED;
      case 403 -> FORBIDDEN;
      case 404 -> NOT_FOUND;
      case 408, 413, 414 -> TOO_COSTLY;
      case 429 -> TOO_MANY_REQUESTS;
      case 503 -> UNAVAILABLE;
      default -> status >= 400 && status < 500 ? BAD_REQUEST : INTERNAL;
    };
  }
}
