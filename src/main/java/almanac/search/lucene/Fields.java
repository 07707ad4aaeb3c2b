package almanac.search.lucene;

import almanac.document.time.Timeline.Segment;
import almanac.search.Facet;
import almanac.search.HeldText;
import almanac.search.IndexEntry;
import almanac.search.plan.TokenField;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** The fields of the index, and how an entry is written into them. */
final class Fields {
  static final String ID = "id";
  static final String SLUG = "slug";
  static final String KIND = "kind";
  static final String STATE = "state";
  static final String AUDIENCE = "audience";
  static final String PRODUCT = "product";
  static final String REGION = "region";
  static final String TAG = "tag";
  static final String AUTHORITY = "authority";
  static final String OWNER = "owner";
  static final String VALID_FROM = "valid-from";
  static final String VALID_UNTIL = "valid-until";
  static final String KNOWN_FROM = "known-from";
  static final String KNOWN_UNTIL = "known-until";
  static final String REVIEW_BY = "review-by";
  static final String TITLE_LENGTH = "title-length";
  static final String HELD = "held";

  /** The term of a text that holds in every region. */
  static final String EVERYWHERE = "*";

  private static final Map<TokenField, FieldType> TYPES = new EnumMap<>(TokenField.class);

  static {
    for (TokenField field : TokenField.values()) {
      FieldType type = new FieldType();
      type.setTokenized(true);
      type.setIndexOptions(field.counts() ? IndexOptions.DOCS_AND_FREQS : IndexOptions.DOCS);
      type.setOmitNorms(!field.lengths());
      type.freeze();
      TYPES.put(field, type);
    }
  }

  private Fields() {}

  static Document write(IndexEntry e, Map<TokenField, List<String>> tokens) {
    Document d = new Document();
    Segment segment = e.rectangle().segment();
    Instant knownUntil = e.rectangle().knownUntil();
    d.add(new StringField(ID, e.id(), Field.Store.NO));
    keyword(d, SLUG, e.slug());
    keyword(d, STATE, segment.state().name());
    keyword(d, AUDIENCE, e.audience());
    number(d, VALID_FROM, segment.from() == null ? Long.MIN_VALUE : segment.from().toEpochDay());
    number(d, VALID_UNTIL, day(segment.until()));
    number(d, KNOWN_FROM, IndexEntry.micros(e.rectangle().knownFrom()));
    number(d, KNOWN_UNTIL, knownUntil == null ? Long.MAX_VALUE : IndexEntry.micros(knownUntil));
    number(d, REVIEW_BY, day(e.reviewBy()));
    number(d, TITLE_LENGTH, e.title().length());
    d.add(new StringField(OWNER, e.owner(), Field.Store.NO));
    keywords(d, KIND, List.of(e.kind().name()));
    keywords(d, PRODUCT, e.products());
    keywords(d, REGION, e.regions().isEmpty() ? List.of(EVERYWHERE) : e.regions());
    keywords(d, TAG, e.tags());
    keywords(d, AUTHORITY, e.authorities());
    tokens.forEach(
        (field, all) -> d.add(new Field(field.key(), new TokenList(all), TYPES.get(field))));
    d.add(new StoredField(HELD, HeldText.write(e)));
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

  private static void number(Document d, String name, long value) {
    d.add(new NumericDocValuesField(name, value));
  }

  private static void keyword(Document d, String name, String value) {
    d.add(new StringField(name, value, Field.Store.NO));
    d.add(new SortedDocValuesField(name, new BytesRef(value)));
  }

  private static void keywords(Document d, String name, List<String> values) {
    for (String value : values) {
      d.add(new StringField(name, value, Field.Store.NO));
      d.add(new SortedSetDocValuesField(name, new BytesRef(value)));
    }
  }
}
