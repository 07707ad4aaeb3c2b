package almanac.document.text;

/** The three kinds of documents; a document never changes its kind. */
public enum Kind {
  /** What a regulation, or the bank's own rule, says. */
  POLICY("policy"),
  /** A programme that may be offered to a customer. */
  RELIEF_PROGRAM("relief-program"),
  /** What to do when a case is unusual. */
  SPECIAL_CASE("special-case");

  private final String folder;

  Kind(String folder) {
    this.folder = folder;
  }

  /** The name of this kind in content files and of its folder. */
  public String folder() {
    return folder;
  }
}
