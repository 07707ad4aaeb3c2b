package almanac.search.analysis;

import almanac.search.analysis.Analysis.Unit;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What people say around what they mean: particles, pronouns and words that make a question. A text
 * need not hold them to answer.
 */
public final class Fillers {
  // Cut as queries are: 一下 is 1 and 下.
  private static final List<List<String>> WORDS =
      Arrays.stream(
              """
              怎么办 怎么样 怎么弄 怎么说 怎么 怎样 如何 为什么 为啥 什么 啥 哪些 哪里 哪个 多少 几个 是不是 能不能 可不可以
              会不会 有没有 要不要 行不行 怎么会 什么时候 凭什么 多久 谁 是否 能否 可以 能 会 吗 呢 吧 啊 呀 嘛 哦 了 的 地 得 着 过 我 你 您 他 她 它 我们 你们 他们 咱
              这个 那个 这 那 就 都 也 还是 请问 想问 问一下 一下 是 有 在 和 跟 与 或 被 把 给 让 办 说 想 要
              现在 已经 一直 突然 真的 应该 必须 一定 需要
              """
                  .strip()
                  .split("\\s+", -1))
          .map(word -> texts(Analysis.units(word)))
          .sorted(Comparator.comparingInt(word -> -word.size()))
          .toList();

  private static final Set<String> PARTICLES =
      Set.of("了", "的", "吗", "呢", "吧", "啊", "呀", "嘛", "哦", "么");

  private Fillers() {}

  /** Which units of a run are particles, which change nothing in what is said. */
  public static BitSet particles(List<Unit> run) {
    BitSet particles = new BitSet();
    for (int i = 0; i < run.size(); i++) {
      particles.set(i, PARTICLES.contains(run.get(i).text()));
    }
    return particles;
  }

  /** Which units of a run are nothing but filling. */
  public static BitSet in(List<Unit> run) {
    List<String> texts = texts(run);
    BitSet filling = new BitSet();
    int at = 0;
    while (at < texts.size()) {
      int length = lengthAt(texts.subList(at, texts.size()));
      filling.set(at, at + length);
      at += Math.max(1, length);
    }
    return filling;
  }

  private static int lengthAt(List<String> rest) {
    return WORDS.stream()
        .filter(word -> word.size() <= rest.size() && rest.subList(0, word.size()).equals(word))
        .mapToInt(List::size)
        .findFirst()
        .orElse(0);
  }

  private static List<String> texts(List<Unit> units) {
    return units.stream().map(Unit::text).toList();
  }
}
