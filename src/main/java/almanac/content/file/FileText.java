package almanac.content.file;

import almanac.content.file.Problem.Code;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The text of a file before it is taken apart: lines end in LF, no mark of the byte order, and
 * nothing that an editor does not show. Null with a problem where it cannot be had.
 */
public final class FileText {
  /** The size of a file, and of a text that is to become one. */
  public static final int MAX_BYTES = 1 << 20;

  private FileText() {}

  public static @Nullable String of(byte[] bytes, FileProblems problems) {
    try {
      ByteBuffer encoded = ByteBuffer.wrap(bytes);
      return clean(StandardCharsets.UTF_8.newDecoder().decode(encoded).toString(), problems);
    } catch (CharacterCodingException e) {
      problems.add(Code.UNREADABLE, 0, null, "The file is not UTF-8.");
      return null;
    }
  }

  /** As if the text had been saved to a file and read from there. */
  static @Nullable String of(String text, FileProblems problems) {
    try {
      CharBuffer chars = CharBuffer.wrap(text);
      if (text.length() > MAX_BYTES
          || StandardCharsets.UTF_8.newEncoder().encode(chars).remaining() > MAX_BYTES) {
        problems.add(Code.TOO_LARGE, 0, null, "A text has at most 1 MiB.");
        return null;
      }
      return clean(text, problems);
    } catch (CharacterCodingException e) {
      problems.add(Code.UNREADABLE, 0, null, "The text holds half a character.");
      return null;
    }
  }

  private static @Nullable String clean(String raw, FileProblems problems) {
    String text = raw.replace("\r\n", "\n");
    if (text.startsWith("\ufeff")) {
      text = text.substring(1);
    }
    int control = control(text);
    if (control >= 0) {
      int line = 1 + (int) text.chars().limit(control).filter(c -> c == '\n').count();
      problems.add(Code.UNREADABLE, line, null, "The file holds a control character.");
      return null;
    }
    return text;
  }

  private static int control(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) && c != '\n' && c != '\t') {
        return i;
      }
    }
    return -1;
  }

  /** Whether a database can keep it: an escape in YAML can name what no file can hold. */
  static boolean canBeStored(String text) {
    return text.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
  }
}
