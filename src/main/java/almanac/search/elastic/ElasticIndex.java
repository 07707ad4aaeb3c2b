package almanac.search.elastic;

import almanac.document.DocumentException.Unavailable;
import almanac.search.Facet;
import almanac.search.IndexEntry;
import almanac.search.IndexState;
import almanac.search.Scope;
import almanac.search.SearchHit;
import almanac.search.SearchIndex;
import almanac.search.elastic.Cluster.Refused;
import almanac.search.plan.IndexFormat;
import almanac.search.plan.SearchPlan;
import io.quarkus.arc.lookup.LookupIfProperty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The index that all replicas share: {@code <prefix>-<fingerprint>-<generation>}. The generation
 * that {@link LiveDocument} names is the one that is searched; a rebuild makes the next one. One
 * program writes at a time, any number search.
 */
@ApplicationScoped
@LookupIfProperty(name = "almanac.search.engine", stringValue = "elasticsearch")
public class ElasticIndex implements SearchIndex {
  // The engine keeps what was overwritten for a copy that may need it, and looks each 30 s whether
  // one does (index.soft_deletes.retention_lease.sync_interval).
  private static final Duration RETAINED = Duration.ofSeconds(40);

  private final Cluster cluster;
  private final String names;
  private final String replicas;
  private final Duration budget;
  private final LiveDocument document;
  private volatile @Nullable IndexFacts facts;
  // On what the entries build that were applied since the last advance.
  private @Nullable Live base;
  private long advanced = System.nanoTime();
  // What tidy has begun since then, until it has shown it.
  private @Nullable CompletableFuture<?> merging;

  @Inject
  ElasticIndex(
      Cluster cluster,
      @ConfigProperty(name = "almanac.search.elasticsearch.prefix") String prefix,
      @ConfigProperty(name = "almanac.search.elasticsearch.replicas") String replicas,
      @ConfigProperty(name = "almanac.search.budget") Duration budget) {
    this.cluster = cluster;
    this.names = prefix + "-" + IndexFormat.FINGERPRINT + "-";
    this.replicas = replicas;
    this.budget = budget;
    this.document = new LiveDocument(cluster, names + "state", replicas);
  }

  @Override
  public List<SearchHit> find(SearchPlan plan, Scope scope, int size) {
    return reading(scope, reading -> reading.find(plan, size), List.of());
  }

  @Override
  public int count(SearchPlan plan, Scope scope) {
    return reading(scope, reading -> reading.count(plan), 0);
  }

  @Override
  public List<Facet> facets(SearchPlan plan, Scope scope) {
    return reading(scope, reading -> reading.facets(plan), ElasticReading.noFacets());
  }

  private interface Work<T> {
    T with(ElasticReading reading);
  }

  private <T> T reading(Scope scope, Work<T> work, T none) {
    Live live = document.current();
    if (scope.knownAt().isAfter(live.state().horizon())) {
      live = document.anew(); // what is remembered here is older than what the caller has seen
    }
    if (live.isNone()) {
      return none;
    }
    try {
      return work.with(new ElasticReading(cluster, facts(live), scope, budget));
    } catch (Refused | Unavailable e) {
      Live now = instead(live, e);
      try {
        return work.with(new ElasticReading(cluster, facts(now), scope, budget));
      } catch (Refused again) {
        throw new Unavailable("The search index is being replaced; ask again.", again);
      }
    }
  }

  /** What another replica has put in the place of an index that it deleted under our hands. */
  private Live instead(Live asked, RuntimeException failure) {
    if (!(failure instanceof Refused) && !(failure.getCause() instanceof Refused)) {
      throw failure; // no answer at all: a second question would only take as long
    }
    Live now = document.anew();
    if (now.isNone() || now.generation().equals(asked.generation())) {
      throw failure instanceof Refused refused ? lost(now, refused) : failure;
    }
    return now;
  }

  private IndexFacts facts(Live live) {
    IndexFacts known = facts;
    if (known == null || !known.areOf(live)) {
      known = IndexFacts.ask(cluster, live, budget.plusSeconds(1));
      facts = known;
    }
    return known;
  }

  // Whoever follows the journal sees an empty index, and fills it.
  private Unavailable lost(Live live, Refused e) {
    if (e.isMissingIndex() && !live.isNone()) {
      document.forget(live);
      return new Unavailable("The search index is gone and is made again.", e);
    }
    return new Unavailable("The search engine does not do what it is asked.", e);
  }

  @Override
  public synchronized Set<String> apply(List<IndexEntry> entries) {
    Live now = writable();
    try {
      return new Generation(cluster, now.generation()).write(entries);
    } catch (Refused e) {
      base = null;
      throw lost(now, e);
    }
  }

  private Live writable() {
    Live now = base;
    if (now == null) {
      now = document.anew();
      if (now.isNone()) {
        now = document.write(now, next(now).name(), IndexState.EMPTY, Generation.LIMIT);
      }
      base = now;
    }
    return now;
  }

  @Override
  public synchronized void advance(IndexState to) {
    Live now = writable();
    base = null;
    merging = null;
    advanced = System.nanoTime();
    try {
      Generation generation = new Generation(cluster, now.generation());
      generation.refresh();
      document.write(now, now.generation(), to, Generation.LIMIT);
    } catch (Refused e) {
      throw lost(now, e);
    }
  }

  @Override
  public synchronized boolean tidy() {
    CompletableFuture<?> begun = merging;
    boolean over = begun != null && begun.isDone();
    if (System.nanoTime() - advanced < RETAINED.toNanos() || (begun != null && !over)) {
      return true;
    }
    Live now = document.anew();
    if (now.isNone()) {
      return false;
    }
    try {
      Generation generation = new Generation(cluster, now.generation());
      generation.refresh();
      merging = over ? null : generation.expunge();
      return !over;
    } catch (Refused e) {
      merging = null;
      throw lost(now, e);
    }
  }

  @Override
  public Optional<String> sharedName() {
    return Optional.of(names + "state");
  }

  @Override
  public IndexState state() {
    return document.current().state();
  }

  @Override
  public synchronized Rebuild startRebuild() {
    return new Next(next(document.anew()));
  }

  /** Makes the next index, in the place of what a program has left that crashed over it. */
  private Generation next(Live live) {
    try {
      int last = 0;
      List<Generation> leftovers = new ArrayList<>();
      for (String name : generations()) {
        last = Math.max(last, Integer.parseInt(name.substring(names.length())));
        if (!name.equals(live.generation())) {
          leftovers.add(new Generation(cluster, name));
        }
      }
      leftovers.forEach(Generation::discard);
      Generation next = new Generation(cluster, names + (last + 1));
      next.create(replicas);
      return next;
    } catch (Refused e) {
      throw new Unavailable("The search engine does not make an index.", e);
    }
  }

  private List<String> generations() {
    List<String> found = new ArrayList<>();
    cluster
        .ask("GET", "/" + names + "*/_alias", Map.of(), "", Generation.LIMIT)
        .fieldNames()
        .forEachRemaining(found::add);
    found.removeIf(name -> !name.substring(names.length()).matches("\\d{1,9}"));
    return found;
  }

  private final class Next implements Rebuild {
    private final Generation next;
    private boolean handedOver;

    Next(Generation next) {
      this.next = next;
    }

    @Override
    public Set<String> add(List<IndexEntry> entries) {
      try {
        return next.write(entries);
      } catch (Refused e) {
        throw new Unavailable("The search index cannot be rebuilt at the moment.", e);
      }
    }

    @Override
    public void commit(IndexState to) {
      synchronized (ElasticIndex.this) {
        try {
          next.refresh();
        } catch (Refused e) {
          throw new Unavailable("The search index cannot be rebuilt at the moment.", e);
        }
        Live before = document.anew();
        // An answer that is lost may have been a yes; what was a no goes before the next rebuild.
        handedOver = true;
        document.write(before, next.name(), to, Generation.LIMIT);
        base = null;
        if (!before.isNone()) {
          new Generation(cluster, before.generation()).discard();
        }
      }
    }

    @Override
    public void close() {
      if (!handedOver) {
        next.discard();
      }
    }
  }
}
