package almanac.graphql.http;

import graphql.language.AstPrinter;
import graphql.language.OperationDefinition;
import graphql.validation.ValidationError;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites the messages of graphql-java, which show its syntax tree and Java's class names, into
 * sentences for people who know GraphQL only.
 */
final class ErrorSentences {
  private static final int LONGEST = 300;

  private static final Pattern PREFIX =
      Pattern.compile("^Validation error \\(.*?\\) ?: ", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern ARGUMENT =
      Pattern.compile(
          "^argument '([^']*)' with value '.*' (is not a valid '[^']*'|must not be null"
              + "|must be an object type|is missing required fields '[^']*'"
              + "|contains a field not in '[^']*': '[^']*')",
          Pattern.DOTALL);
  private static final Pattern DEFAULT =
      Pattern.compile("^Bad default value '.*' for type '([^']*)'", Pattern.DOTALL);
  private static final Pattern VARIABLE = Pattern.compile("^Variable '(\\w+)' has ");

  private static final Pattern ENUM = Pattern.compile("for enum '(\\w+)'");
  private static final Pattern FIELD =
      Pattern.compile("field name '(\\w+)' that is not defined for input object type '(\\w+)'");

  private ErrorSentences() {}

  static String of(ValidationError error) {
    String message = String.valueOf(error.getMessage());
    String description = error.getDescription();
    String text = PREFIX.matcher(description == null ? message : description).replaceFirst("");
    Matcher argument = ARGUMENT.matcher(text);
    if (argument.find()) {
      // For an input object the library names our Java class instead of a type.
      boolean classNamed = argument.group(2).contains("Unknown Scalar Type");
      String wrong = classNamed ? "has a field that does not fit its type" : argument.group(2);
      return tidy("The argument '" + argument.group(1) + "' " + wrong);
    }
    Matcher badDefault = DEFAULT.matcher(text);
    if (badDefault.find()) {
      return tidy("A default value is not a valid '" + badDefault.group(1) + "'");
    }
    return tidy(text);
  }

  /** The message of a failed coercion; of the value's Java class the client need not know. */
  static String ofVariable(@Nullable String message, OperationDefinition operation) {
    Matcher unknown = FIELD.matcher(String.valueOf(message));
    if (unknown.find()) {
      return tidy("'" + unknown.group(2) + "' has no field '" + unknown.group(1) + "'");
    }
    Matcher word = ENUM.matcher(String.valueOf(message));
    String none = word.find() ? ": it has a word that is no '" + word.group(1) + "'" : "";
    Matcher variable = VARIABLE.matcher(String.valueOf(message));
    String name = variable.find() ? variable.group(1) : "";
    return operation.getVariableDefinitions().stream()
        .filter(definition -> name.equals(definition.getName()))
        .findFirst()
        .map(definition -> AstPrinter.printAstCompact(definition.getType()))
        .map(type -> tidy("The variable '" + name + "' is not a valid '" + type + "'" + none))
        .orElse("The variables do not fit the types that the query gives them.");
  }

  /** The path of an error that keeps it as strings: the positions in lists become numbers again. */
  static List<Object> path(@Nullable List<String> path) {
    return path == null
        ? List.of()
        : path.stream()
            .<Object>map(s -> s.matches("[0-9]{1,9}") ? (Object) Integer.valueOf(s) : s)
            .toList();
  }

  /** One sentence, of a length that fits on a screen even where it quotes the client. */
  static String tidy(@Nullable String message) {
    String text = message == null || message.isBlank() ? "The request failed" : message.strip();
    if (text.length() > LONGEST) {
      int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
      text = text.substring(0, end) + "…";
    }
    return text.endsWith(".") || text.endsWith("…") ? text : text + ".";
  }
}
