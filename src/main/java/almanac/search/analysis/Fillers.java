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
  private static final List<String> WORDS =
      Arrays.stream(
              """
              怎么办 怎么样 怎么弄 怎么说 怎么 怎样 如何 为什么 为啥 什么 啥 哪些 哪里 哪个 多少 几个 是不是 能不能 可不可以
              会不会 有没有 要不要 行不行 可以 能 会 吗 呢 吧 啊 呀 嘛 哦 了 的 地 得 着 过 我 你 您 他 她 它 我们 你们 他们 咱
              这个 那个 这 那 就 都 也 还是 请问 想问 问一下 一下 是 有 在 和 跟 与 或 被 把 给 让 办 说 想 要
              """
                  .strip()
                  .split("\\s+", -1))
          .sorted(Comparator.comparingInt(w -> -w.length()))
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
    BitSet filling = new BitSet();
    StringBuilder text = new StringBuilder();
    int[] unitAt = new int[run.stream().mapToInt(u -> u.text().length()).sum()];
    for (int i = 0; i < run.size(); i++) {
      Arrays.fill(unitAt, text.length(), text.length() + run.get(i).text().length(), i);
      text.append(run.get(i).text());
    }
    int at = 0;
    while (at < text.length()) {
      int length = lengthAt(text.toString(), at);
      for (int i = at; i < at + length; i++) {
        filling.set(unitAt[i]);
      }
      at += Math.max(1, length);
    }
    return filling;
  }

  private static int lengthAt(String text, int at) {
    return WORDS.stream()
        .filter(w -> text.startsWith(w, at))
        .mapToInt(String::length)
        .findFirst()
        .orElse(0);
  }
}
