package almanac.graphql.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Which text may come in: well-formed Unicode without control characters. */
final class StrictText {
  private StrictText() {}

  /** Decodes UTF-8; what is broken is refused, not replaced, since it could not be found again. */
  static String utf8(byte[] bytes, String what) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw Refusal.badRequest(what + " is not valid UTF-8.");
    }
  }

  /** Refuses what PostgreSQL cannot store (U+0000, lone surrogates) and what nobody types. */
  static void check(String text, String what) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        throw Refusal.badRequest(what + " contains half of a surrogate pair.");
      } else if (isControl(c)) {
        throw Refusal.badRequest(
            what + " contains the control character U+%04X.".formatted((int) c));
      }
    }
  }

  private static boolean isControl(char c) {
    return (c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == '\u007f';
  }
}
