package almanac.graphql.http;

import graphql.language.SourceLocation;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mistake of the caller, told in one sentence under a stable code. The sentence goes to the
 * client as it is: no class name, no secret, nothing long that the client sent.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final int status;
  private final boolean aboutDocument;
  private final transient Map<String, String> headers;
  private final transient @Nullable SourceLocation location;

  /** Turns down one field of a query, or the request as a whole. */
  public Refusal(ErrorCode code, String sentence) {
    this(code, sentence, code.status(), false, Map.of(), null);
  }

  private Refusal(
      ErrorCode code,
      String sentence,
      int status,
      boolean aboutDocument,
      Map<String, String> headers,
      @Nullable SourceLocation location) {
    // The place in our code says nothing about the caller's mistake, so no stack is walked for it.
    super(sentence, null, false, false);
    this.code = code;
    this.status = status;
    this.aboutDocument = aboutDocument;
    this.headers = headers;
    this.location = location;
  }

  /** Turns down a request that makes no sense. */
  public static Refusal badRequest(String sentence) {
    return new Refusal(ErrorCode.BAD_REQUEST, sentence);
  }

  /** Turns down a request under the code that suits an HTTP status. */
  public static Refusal http(int status, String sentence) {
    return new Refusal(ErrorCode.of(status), sentence, status, false, Map.of(), null);
  }

  static Refusal method(String allow, String sentence) {
    return new Refusal(ErrorCode.BAD_REQUEST, sentence, 405, false, Map.of("Allow", allow), null);
  }

  /** He may come again after a pause; the header tells it in whole seconds, never too few. */
  public static Refusal tooMany(String sentence, Duration pause) {
    String seconds = Long.toString(pause.plusNanos(999_999_999).toSeconds());
    return new Refusal(
        ErrorCode.TOO_MANY_REQUESTS, sentence, 429, false, Map.of("Retry-After", seconds), null);
  }

  /** The HTTP request was in order, the GraphQL document in it is not. */
  static Refusal document(ErrorCode code, String sentence, @Nullable SourceLocation location) {
    return new Refusal(code, sentence, code.status(), true, Map.of(), location);
  }

  /** What the client is told. */
  public String sentence() {
    return String.valueOf(getMessage());
  }

  /** What the client may conclude. */
  public ErrorCode code() {
    return code;
  }

  /** application/json keeps 200 for a well-formed request whose document is wrong (the spec). */
  int status(ResponseType type) {
    return aboutDocument ? type.statusOfDocumentError(status) : status;
  }

  /** Headers that belong to this refusal alone. */
  Map<String, String> headers() {
    return headers;
  }

  @Nullable SourceLocation location() {
    return location;
  }
}
