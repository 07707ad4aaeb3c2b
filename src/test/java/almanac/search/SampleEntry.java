package almanac.search;

import almanac.document.Audience;
import almanac.document.text.Kind;
import almanac.document.text.Period;
import almanac.document.time.Timeline.Rectangle;
import almanac.document.time.Timeline.Segment;
import almanac.document.time.Timeline.State;
import almanac.search.IndexEntry.IndexedClause;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An entry in the making: a text in force for ever, known from the first moment on, and so on. */
public final class SampleEntry {
  /** The first day of every sample that says nothing else. */
  public static final LocalDate DAY = LocalDate.of(2026, 1, 1);

  /** The moment that every sample is known from that says nothing else. */
  public static final Instant KNOWN = Instant.parse("2026-01-01T00:00:00.000001Z");

  private final String slug;
  private final String title;
  private Kind kind = Kind.POLICY;
  private State state = State.IN_FORCE;
  private @Nullable LocalDate from = DAY;
  private @Nullable LocalDate until;
  private Instant knownFrom = KNOWN;
  private @Nullable Instant knownUntil;
  private String audience = "";
  private List<String> aliases = List.of();
  private List<String> askedAs = List.of();
  private String summary = "";
  private String clause = "";
  private @Nullable LocalDate reviewBy;
  private String owner = "owner";
  private List<String> products = List.of();
  private List<String> regions = List.of();
  private List<String> tags = List.of();
  private List<String> authorities = List.of();

  private SampleEntry(String slug, String title) {
    this.slug = slug;
    this.title = title;
  }

  public static SampleEntry of(String slug, String title) {
    return new SampleEntry(slug, title);
  }

  public SampleEntry kind(Kind its) {
    kind = its;
    return this;
  }

  public SampleEntry state(State its) {
    state = its;
    return this;
  }

  public SampleEntry valid(@Nullable LocalDate first, @Nullable LocalDate end) {
    from = first;
    until = end;
    return this;
  }

  public SampleEntry known(Instant first, @Nullable Instant end) {
    knownFrom = first;
    knownUntil = end;
    return this;
  }

  public SampleEntry audience(List<Set<String>> anyOfEach) {
    audience = new Audience(anyOfEach).key();
    return this;
  }

  public SampleEntry aliases(String... its) {
    aliases = List.of(its);
    return this;
  }

  public SampleEntry askedAs(String... its) {
    askedAs = List.of(its);
    return this;
  }

  public SampleEntry summary(String its) {
    summary = its;
    return this;
  }

  public SampleEntry clause(String its) {
    clause = its;
    return this;
  }

  public SampleEntry reviewBy(LocalDate its) {
    reviewBy = its;
    return this;
  }

  public SampleEntry owner(String its) {
    owner = its;
    return this;
  }

  public SampleEntry products(String... its) {
    products = List.of(its);
    return this;
  }

  public SampleEntry regions(String... its) {
    regions = List.of(its);
    return this;
  }

  public SampleEntry tags(String... its) {
    tags = List.of(its);
    return this;
  }

  public SampleEntry authorities(String... its) {
    authorities = List.of(its);
    return this;
  }

  public IndexEntry entry() {
    return new IndexEntry(
        slug,
        kind,
        new Rectangle(new Segment(1, state, from, until), knownFrom, knownUntil),
        audience,
        title,
        aliases,
        List.of(),
        askedAs,
        summary,
        clause.isEmpty() ? List.of() : List.of(new IndexedClause("c", "", clause)),
        new Period(from == null ? DAY : from, null),
        reviewBy,
        true,
        owner,
        products,
        regions,
        tags,
        "",
        List.of(),
        authorities,
        false);
  }
}
