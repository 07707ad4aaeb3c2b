package almanac.search.elastic;

import almanac.document.time.Timeline.Segment;
import almanac.search.Facet;
import almanac.search.HeldText;
import almanac.search.IndexEntry;
import almanac.search.plan.TokenField;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of the index, and how an entry is written into them. */
final class Fields {
  static final String SLUG = "slug";
  static final String KIND = "kind";
  static final String STATE = "state";
  static final String AUDIENCE = "audience";
  static final String PRODUCT = "product";
  static final String REGION = "region";
  static final String TAG = "tag";
  static final String AUTHORITY = "authority";
  static final String OWNER = "owner";
  static final String VALID_FROM = "valid_from";
  static final String VALID_UNTIL = "valid_until";
  static final String KNOWN_FROM = "known_from";
  static final String KNOWN_UNTIL = "known_until";
  static final String REVIEW_BY = "review_by";
  static final String TITLE_LENGTH = "title_length";
  static final String HELD = "held";

  /** A field of one document that is no entry; see {@link IndexFacts}. */
  static final String PROBE = "probe";

  /** The value of a text that holds in every region. */
  static final String EVERYWHERE = "*";

  private static final List<String> KEYWORDS =
      List.of(SLUG, KIND, STATE, AUDIENCE, PRODUCT, REGION, TAG, AUTHORITY, OWNER);
  private static final List<String> NUMBERS =
      List.of(VALID_FROM, VALID_UNTIL, KNOWN_FROM, KNOWN_UNTIL, REVIEW_BY, TITLE_LENGTH);

  private Fields() {}

  static ObjectNode mapping() {
    ObjectNode mapping = JsonNodeFactory.instance.objectNode();
    mapping.put("dynamic", false);
    // The tokens are made anew from the text at need; only what is shown is worth its space.
    mapping.putObject("_source").putArray("includes").add(HELD);
    ObjectNode properties = mapping.putObject("properties");
    for (TokenField field : TokenField.values()) {
      tokens(properties, field.key(), field.counts(), field.lengths());
    }
    tokens(properties, PROBE, true, false);
    KEYWORDS.forEach(name -> properties.putObject(name).put("type", "keyword"));
    NUMBERS.forEach(name -> properties.putObject(name).put("type", "long"));
    properties.putObject(HELD).put("type", "object").put("enabled", false);
    return mapping;
  }

  private static void tokens(ObjectNode properties, String name, boolean counts, boolean lengths) {
    properties
        .putObject(name)
        .put("type", "text")
        .put("analyzer", "whitespace")
        .put("index_options", counts ? "freqs" : "docs")
        .put("norms", lengths);
  }

  static ObjectNode write(IndexEntry e, Map<TokenField, String> tokens) {
    ObjectNode d = JsonNodeFactory.instance.objectNode();
    Segment segment = e.rectangle().segment();
    Instant knownUntil = e.rectangle().knownUntil();
    d.put(SLUG, e.slug());
    d.put(KIND, e.kind().name());
    d.put(STATE, segment.state().name());
    d.put(AUDIENCE, e.audience());
    d.put(OWNER, e.owner());
    d.put(VALID_FROM, segment.from() == null ? Long.MIN_VALUE : segment.from().toEpochDay());
    d.put(VALID_UNTIL, day(segment.until()));
    d.put(KNOWN_FROM, IndexEntry.micros(e.rectangle().knownFrom()));
    d.put(KNOWN_UNTIL, knownUntil == null ? Long.MAX_VALUE : IndexEntry.micros(knownUntil));
    d.put(REVIEW_BY, day(e.reviewBy()));
    d.put(TITLE_LENGTH, e.title().length());
    keywords(d, PRODUCT, e.products());
    keywords(d, REGION, e.regions().isEmpty() ? List.of(EVERYWHERE) : e.regions());
    keywords(d, TAG, e.tags());
    keywords(d, AUTHORITY, e.authorities());
    tokens.forEach((field, all) -> d.put(field.key(), all));
    d.put(HELD, HeldText.write(e));
    return d;
  }

  /** The field of a facet. */
  static String of(Facet.Name facet) {
    return switch (facet) {
      case KIND -> KIND;
      case PRODUCT -> PRODUCT;
      case TAG -> TAG;
      case AUTHORITY -> AUTHORITY;
    };
  }

  private static long day(@Nullable LocalDate day) {
    return day == null ? Long.MAX_VALUE : day.toEpochDay();
  }

  private static void keywords(ObjectNode d, String name, List<String> values) {
    values.forEach(d.putArray(name)::add);
  }
}
