package almanac.graphql;

/** What the arguments mean that many fields take. */
public final class Arguments {
  public static final String AS_OF =
      "The business day that is asked about; today if absent. A day to come is fine.";
  public static final String KNOWN_AT =
      "Answer with what was known at this moment; with all that is known now if absent.";
  static final String FILTER = "Which documents; all that are in force or lapsed if absent.";
  public static final String FIRST = "How many at most, 1 to 100.";
  public static final String AFTER =
      "The cursor of the edge to go on behind; from the first if absent.";
  static final String FORMAT = "The form of the text.";

  private Arguments() {}
}
