package almanac.search;

import almanac.document.text.Kind;
import almanac.document.text.Period;
import almanac.document.time.Timeline.Segment;
import almanac.document.time.Timeline.State;
import almanac.search.IndexEntry.IndexedClause;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an index holds of an entry to show it: one value, read at once; parts between NULs, which no
 * text of ours holds. Every engine keeps it as it is.
 */
public final class HeldText {
  private static final String BETWEEN = "\u0000";

  private final List<String> held;
  private int at;

  private HeldText(List<String> held) {
    this.held = held;
  }

  public static String write(IndexEntry e) {
    Segment segment = e.rectangle().segment();
    List<String> held = new ArrayList<>();
    held.add(e.slug());
    held.add(e.kind().name());
    held.add(Integer.toString(segment.number()));
    held.add(segment.state().name());
    held.add(iso(segment.from()));
    held.add(iso(segment.until()));
    held.add(iso(e.effective().from()));
    held.add(iso(e.effective().until()));
    held.add(iso(e.reviewBy()));
    held.add(Boolean.toString(e.sample()));
    held.add(e.owner());
    held.add(e.title());
    held.add(e.summary());
    list(held, e.aliases());
    list(held, e.heardAs());
    list(held, e.products());
    list(held, e.regions());
    list(held, e.tags());
    list(
        held, e.clauses().stream().flatMap(c -> Stream.of(c.id(), c.heading(), c.text())).toList());
    return String.join(BETWEEN, held);
  }

  public static Shown read(String held) {
    HeldText r = new HeldText(Arrays.asList(held.split(BETWEEN, -1)));
    String slug = r.next();
    Kind kind = Kind.valueOf(r.next());
    int number = Integer.parseInt(r.next());
    State state = State.valueOf(r.next());
    Segment segment = new Segment(number, state, r.day(), r.day());
    Period effective = new Period(LocalDate.parse(r.next()), r.day());
    LocalDate reviewBy = r.day();
    boolean sample = Boolean.parseBoolean(r.next());
    String owner = r.next();
    String title = r.next();
    String summary = r.next();
    List<String> aliases = r.list();
    List<String> heardAs = r.list();
    List<String> products = r.list();
    List<String> regions = r.list();
    List<String> tags = r.list();
    List<String> parts = r.list();
    List<IndexedClause> clauses = new ArrayList<>();
    for (int i = 0; i < parts.size(); i += 3) {
      clauses.add(new IndexedClause(parts.get(i), parts.get(i + 1), parts.get(i + 2)));
    }
    return new Shown(
        slug, kind, segment, title, aliases, heardAs, summary, clauses, effective, reviewBy, sample,
        owner, products, regions, tags);
  }

  private static void list(List<String> held, List<String> items) {
    held.add(Integer.toString(items.size()));
    held.addAll(items);
  }

  private static String iso(@Nullable LocalDate day) {
    return day == null ? "" : day.toString();
  }

  private String next() {
    return held.get(at++);
  }

  private @Nullable LocalDate day() {
    String day = next();
    return day.isEmpty() ? null : LocalDate.parse(day);
  }

  private List<String> list() {
    int size = Integer.parseInt(next());
    List<String> items = List.copyOf(held.subList(at, at + size));
    at += size;
    return items;
  }
}
