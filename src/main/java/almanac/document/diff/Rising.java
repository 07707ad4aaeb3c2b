package almanac.document.diff;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** The longest rising run of numbers, not necessarily side by side: what did not have to move. */
final class Rising {
  private Rising() {}

  /**
   * The numbers of one such run.
   *
   * @param numbers each at most once, from 0
   */
  static BitSet longest(List<Integer> numbers) {
    int[] of = numbers.stream().mapToInt(Integer::intValue).toArray();
    int[] ends = new int[of.length]; // the smallest end of a run of each length, less one
    int[] at = new int[of.length]; // where that end stands
    int[] previous = new int[of.length];
    int length = 0;
    for (int i = 0; i < of.length; i++) {
      int found = Arrays.binarySearch(ends, 0, length, of[i]);
      int slot = found < 0 ? -found - 1 : found;
      ends[slot] = of[i];
      at[slot] = i;
      previous[i] = slot == 0 ? -1 : at[slot - 1];
      length = Math.max(length, slot + 1);
    }
    BitSet run = new BitSet();
    for (int i = length == 0 ? -1 : at[length - 1]; i >= 0; i = previous[i]) {
      run.set(of[i]);
    }
    return run;
  }
}
