package almanac.graphql.http;

import java.util.List;
import java.util.Locale;

/** The two media types an answer can have, and the choice between them by the Accept header. */
enum ResponseType {
  JSON("application/json"),
  GRAPHQL_RESPONSE("application/graphql-response+json");

  private final String mediaType;

  ResponseType(String mediaType) {
    this.mediaType = mediaType;
  }

  String contentType() {
    return mediaType + "; charset=utf-8";
  }

  /** Clients of application/json take the status for one of the transport, so it stays 200. */
  int statusOfDocumentError(int status) {
    return this == JSON && status < 500 ? 200 : status;
  }

  /**
   * The type the client likes best; JSON where it does not care. A type that is named wins over one
   * that a wildcard lets in, since {@code *}{@code /*} at the end is what browsers add unasked.
   */
  static ResponseType acceptedBy(List<String> acceptHeaders) {
    if (acceptHeaders.isEmpty()) {
      return JSON;
    }
    Rank json = new Rank(0, 0);
    Rank graphql = new Rank(0, 0);
    for (String header : acceptHeaders) {
      for (String range : header.split(",", -1)) {
        json = json.orMoreSpecific(JSON.rankIn(range));
        graphql = graphql.orMoreSpecific(GRAPHQL_RESPONSE.rankIn(range));
      }
    }
    if (json.quality <= 0 && graphql.quality <= 0) {
      throw Refusal.http(
          406, "Only application/graphql-response+json and application/json can be sent.");
    }
    if (json.quality == graphql.quality) {
      return graphql.specificity == Rank.NAMED ? GRAPHQL_RESPONSE : JSON;
    }
    return graphql.quality > json.quality ? GRAPHQL_RESPONSE : JSON;
  }

  private Rank rankIn(String range) {
    String[] parts = range.trim().toLowerCase(Locale.ROOT).split(";", -1);
    int specificity =
        switch (parts[0].trim()) {
          case "*/*" -> 1;
          case "application/*" -> 2;
          case String named when named.equals(mediaType) -> Rank.NAMED;
          default -> 0;
        };
    double quality = 1;
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].trim().replace("\"", "");
      if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
        return new Rank(0, 0);
      }
      if (parameter.startsWith("q=")) {
        quality = quality(parameter.substring(2));
      }
    }
    return specificity == 0 ? new Rank(0, 0) : new Rank(specificity, quality);
  }

  private static double quality(String text) {
    // The grammar of RFC 9110; parseDouble alone would take "NaN" and "0x1p3".
    return text.matches("[01](\\.[0-9]{0,3})?") ? Math.min(1, Double.parseDouble(text)) : 0;
  }

  /** How much the client wants a type, by the most specific range that covers it. */
  private record Rank(int specificity, double quality) {
    static final int NAMED = 3;

    Rank orMoreSpecific(Rank other) {
      boolean better =
          other.specificity > specificity
              || (other.specificity == specificity && other.quality > quality);
      return better ? other : this;
    }
  }
}
