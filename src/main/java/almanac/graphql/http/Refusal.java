package almanac.graphql.http;

import graphql.language.SourceLocation;
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
  private final @Nullable String allow;
  private final transient @Nullable SourceLocation location;

  /** Turns down one field of a query, or the request as a whole. */
  public Refusal(ErrorCode code, String sentence) {
    this(code, sentence, code.status(), false, null, null);
  }

  private Refusal(
      ErrorCode code,
      String sentence,
      int status,
      boolean aboutDocument,
      @Nullable String allow,
      @Nullable SourceLocation location) {
    // The place in our code says nothing about the caller's mistake, so no stack is walked for it.
    super(sentence, null, false, false);
    this.code = code;
    this.status = status;
    this.aboutDocument = aboutDocument;
    this.allow = allow;
    this.location = location;
  }

  static Refusal badRequest(String sentence) {
    return new Refusal(ErrorCode.BAD_REQUEST, sentence);
  }

  static Refusal http(int status, String sentence) {
    return new Refusal(ErrorCode.of(status), sentence, status, false, null, null);
  }

  static Refusal method(String allow, String sentence) {
    return new Refusal(ErrorCode.BAD_REQUEST, sentence, 405, false, allow, null);
  }

  /** The HTTP request was in order, the GraphQL document in it is not. */
  static Refusal document(ErrorCode code, String sentence, @Nullable SourceLocation location) {
    return new Refusal(code, sentence, code.status(), true, null, location);
  }

  String sentence() {
    return String.valueOf(getMessage());
  }

  ErrorCode code() {
    return code;
  }

  /** application/json keeps 200 for a well-formed request whose document is wrong (the spec). */
  int status(ResponseType type) {
    return aboutDocument ? type.statusOfDocumentError(status) : status;
  }

  @Nullable String allow() {
    return allow;
  }

  @Nullable SourceLocation location() {
    return location;
  }
}
