package almanac.bench;

import almanac.content.KbBook;
import almanac.testing.Api;
import almanac.testing.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How long the diff of two versions takes over GraphQL, for the documents of the longest texts. */
class DiffBench {
  private static final int LARGEST = 10;
  private static final int ROUNDS = 200;
  private static final Path FOLDER = Path.of("target", "bench-diff").toAbsolutePath();
  private static final String DIFF =
      """
      query ($slug: ID!, $from: Int!, $to: Int!) { diff(slug: $slug, from: $from, to: $to) {
        clauses { id kinds before { markdown } after { markdown }
          heading { kind text } text { kind text } }
        figures { path item before after clause } } }
      """;

  private record Pair(String slug, int from, int to, int length) {}

  @Test
  void diff_of_the_largest_documents() throws Exception {
    Files.createDirectories(FOLDER);
    Folders.delete(FOLDER);
    Files.createDirectories(FOLDER);
    List<Pair> pairs = pairs();
    try (Server server =
        Server.start(FOLDER.resolve("data"), Path.of("kb-content").toAbsolutePath())) {
      StartRun.untilFirstHit(server);
      Api api = Api.of(server.graphql().resolve("/").toString().replaceFirst("/$", ""));
      Times warm = new Times(ROUNDS * pairs.size());
      round(api, pairs, warm, ROUNDS);
      Times times = new Times(ROUNDS * pairs.size());
      round(api, pairs, times, ROUNDS);
      Report report = new Report(FOLDER.resolve("report.md"));
      report.title("Diffs over GraphQL, milliseconds", "pairs", "diffs", "p50", "p95", "p99");
      report.row(pairs.size(), times.size(), times.at(0.5), times.at(0.95), times.at(0.99));
    }
  }

  private static void round(Api api, List<Pair> pairs, Times times, int rounds) throws Exception {
    for (int i = 0; i < rounds; i++) {
      for (Pair p : pairs) {
        times.take(() -> api.data(DIFF, "slug", p.slug(), "from", p.from(), "to", p.to()));
      }
    }
  }

  // Of each document the first version and the last.
  private static List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    KbBook.versions().stream()
        .collect(Collectors.groupingBy(KbBook.Version::slug))
        .forEach((slug, versions) -> {
          KbBook.Version first = versions.getFirst();
          KbBook.Version last = versions.getLast();
          if (versions.size() > 1) {
            int length = last.content().markdown().length();
            pairs.add(new Pair(slug, first.span().number(), last.span().number(), length));
          }
        });
    pairs.sort(Comparator.comparingInt(Pair::length).reversed());
    return pairs.subList(0, Math.min(LARGEST, pairs.size()));
  }
}
