package almanac.document.diff;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.content.KbBook;
import almanac.document.diff.SeededEdits.Kind;
import almanac.document.text.VersionContent;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Edits of every kind over real texts: exactly what was done is told. */
class SeededEditsTest {
  private static final long SEED = Long.getLong("almanac.diff.seed", 20261122);
  private static final int EDITED = Integer.getInteger("almanac.diff.edits", 100);

  private static final List<Kind> KINDS = List.of(Kind.values());

  @Test
  void edits_ofRealTexts_areAllFound_andNoneInvented() {
    Random random = new Random(SEED);
    List<KbBook.Version> versions = KbBook.versions();
    Map<Kind, Integer> made = new EnumMap<>(Kind.class);
    int changes = 0;
    for (int edited = 0; edited < EDITED; edited++) {
      KbBook.Version version = versions.get(random.nextInt(versions.size()));
      SeededEdits edits = new SeededEdits(version.content(), random);
      EnumSet<Kind> kinds = EnumSet.of(KINDS.get(edited % KINDS.size()));
      for (int more = random.nextInt(4); more > 0; more--) {
        kinds.add(KINDS.get(random.nextInt(KINDS.size())));
      }
      kinds.removeIf(kind -> !edits.make(kind));
      kinds.forEach(kind -> made.merge(kind, 1, Integer::sum));
      VersionContent content = edits.content();

      assertThat(SeededEdits.told(Diff.of(version.content(), content)))
          .as("%s, seed %d, edit %d: %s", version.slug(), SEED, edited, kinds)
          .containsExactlyInAnyOrderElementsOf(edits.made());
      changes += edits.made().size();
    }
    System.out.printf(
        "%d edited texts, %d changes by kind %s: all found, none invented%n",
        EDITED, changes, made);
    assertThat(made).containsOnlyKeys(KINDS);
  }
}
