package almanac.search.pinyin;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.search.pinyin.Syllables.Begun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SyllablesTest {
  // By final, as the tables of Hanyu Pinyin have them; 0 stands for no initial.
  private static final String STANDARD =
      """
      a 0 b p m f d t n l g k h zh ch sh z c s
      o 0 b p m f
      e 0 m d t n l g k h zh ch sh r z c s
      ai 0 b p m d t n l g k h zh ch sh z c s
      ei 0 b p m f d n l g h sh zh z
      ao 0 b p m d t n l g k h zh ch sh r z c s
      ou 0 p m f d t n l g k h zh ch sh r z c s
      an 0 b p m f d t n l g k h zh ch sh r z c s
      en 0 b p m f d n g k h zh ch sh r z c s
      ang 0 b p m f d t n l g k h zh ch sh r z c s
      eng 0 b p m f d t n l g k h zh ch sh r z c s
      er 0
      ong d t n l g k h zh ch r z c s
      i b p m d t n l j q x y zh ch sh r z c s
      ia d l j q x
      ie b p m d t n l j q x
      iao b p m d t n l j q x
      iu m d n l j q x
      ian b p m d t n l j q x
      in b p m n l j q x y
      iang n l j q x
      ing b p m d t n l j q x y
      iong j q x
      u b p m f d t n l g k h zh ch sh r z c s j q x y w
      ua g k h zh sh r
      uo d t n l g k h zh ch sh r z c s
      uai g k h zh ch sh
      ui d t g k h zh ch sh r z c s
      uan d t n l g k h zh ch sh r z c s j q x y
      un d t l g k h zh ch sh r z c s j q x y
      uang g k h zh ch sh
      ue j q x y
      v n l
      ve n l
      a y w
      e y
      ai w
      ei w
      ao y
      ou y
      an y w
      en w
      ang y w
      eng w
      ong y
      o w
      """;

  private static Set<String> standard() {
    Set<String> standard = new TreeSet<>();
    for (String line : STANDARD.lines().toList()) {
      String[] parts = line.split(" ", -1);
      for (String initial : Arrays.asList(parts).subList(1, parts.length)) {
        standard.add(initial.equals("0") ? parts[0] : initial + parts[0]);
      }
    }
    return standard;
  }

  @Test
  void everyStandardSyllable_isOne() {
    assertThat(standard()).hasSizeGreaterThan(395).allMatch(Syllables::isSyllable);
    assertThat(standard()).allSatisfy(it -> assertThat(Syllables.parse(it)).contains(List.of(it)));
  }

  @Test
  void onlyRareOnes_areThereBesides() {
    Set<String> besides = new TreeSet<>(Readings.syllables());
    besides.removeAll(standard());

    assertThat(besides).containsExactly("chua", "fiao", "kei", "lo", "nun", "yo");
  }

  @Test
  void lettersThatAreNone_areNot() {
    assertThat(List.of("", "x", "v", "ng", "hm", "gx", "xin1", "Xing", "huann", "lvan", "'"))
        .noneMatch(Syllables::isSyllable);
  }

  @Test
  void letters_areCutInEveryWay_fewestSyllablesFirst() {
    assertThat(Syllables.parse("xian")).containsExactly(List.of("xian"), List.of("xi", "an"));
    assertThat(Syllables.parse("fangan")).startsWith(List.of("fan", "gan"), List.of("fang", "an"));
    assertThat(Syllables.parse("gexinghuafenqi").getFirst())
        .isEqualTo(List.of("ge", "xing", "hua", "fen", "qi"));
    assertThat(Syllables.parse("haikuan")).startsWith(List.of("hai", "kuan"));
  }

  @Test
  void apostropheAndSpace_areBorders() {
    assertThat(Syllables.parse("xi'an")).containsExactly(List.of("xi", "an"));
    assertThat(Syllables.parse("xi’an")).containsExactly(List.of("xi", "an"));
    assertThat(Syllables.parse("'huan  kuan'").getFirst()).isEqualTo(List.of("huan", "kuan"));
    assertThat(Syllables.parse("hu'an")).doesNotContain(List.of("huan"));
  }

  @Test
  void whatIsNotPinyin_isNotCut() {
    assertThat(List.of("", "'", "gxh", "etc", "huanq", "xiv", "HUAN", "还", "h'uan"))
        .allSatisfy(it -> assertThat(Syllables.parse(it)).isEmpty());
  }

  @Test
  void roundedU_isTypedAsVOrAsU() {
    assertThat(Syllables.parse("lilv")).containsExactly(List.of("li", "lv"));
    assertThat(Syllables.parse("lilu")).containsExactly(List.of("li", "lu"));
    assertThat(Syllables.parse("celve")).startsWith(List.of("ce", "lve"));
    assertThat(Syllables.parse("celue")).startsWith(List.of("ce", "lve"));
    assertThat(Syllables.parse("nuedai")).startsWith(List.of("nve", "dai"));
  }

  @Test
  void halfTypedLetters_areCutIntoSyllablesAndRest() {
    assertThat(Syllables.parsePrefix("gexinghuaf").getFirst())
        .isEqualTo(new Begun(List.of("ge", "xing", "hua"), "f"));
    assertThat(Syllables.parsePrefix("jianmia"))
        .startsWith(new Begun(List.of("jian"), "mia"), new Begun(List.of("jian", "mi", "a"), ""));
    assertThat(Syllables.parsePrefix("huankua").getFirst())
        .isEqualTo(new Begun(List.of("huan", "kua"), ""));
    assertThat(Syllables.parsePrefix("zh")).containsExactly(new Begun(List.of(), "zh"));
    assertThat(Syllables.parsePrefix("huan'zh").getFirst())
        .isEqualTo(new Begun(List.of("huan"), "zh"));
  }

  @Test
  void lettersThatBeginNothing_areNotCut() {
    assertThat(List.of("", "'", "gxh", "huav", "huanqx", "z'h"))
        .allSatisfy(it -> assertThat(Syllables.parsePrefix(it)).isEmpty());
  }

  @Test
  void everyTwoSyllables_areFoundAgain() {
    List<List<String>> lost = new ArrayList<>();
    for (String first : Readings.syllables()) {
      for (String second : Readings.syllables()) {
        List<String> both = List.of(first, second);
        if (!Syllables.parse(first + second).contains(both)) {
          lost.add(both);
        }
      }
    }

    assertThat(lost).isEmpty();
  }

  // As orthography wants it: an apostrophe before a syllable that begins with a vowel.
  @Test
  void textOfTheContent_isFoundAgainInItsLetters() throws IOException {
    Random random = new Random(7);
    List<List<String>> lost = new ArrayList<>();
    for (String run : HanOfContent.runs()) {
      List<String> syllables = new ArrayList<>();
      StringBuilder letters = new StringBuilder();
      for (char c : run.substring(0, Math.min(12, run.length())).toCharArray()) {
        List<String> readings = Readings.of(c);
        String syllable = readings.get(random.nextInt(readings.size()));
        letters.append("aeo".indexOf(syllable.charAt(0)) < 0 ? "" : "'").append(syllable);
        syllables.add(syllable);
      }
      if (!Syllables.parse(letters.toString()).contains(syllables)) {
        lost.add(syllables);
      }
    }

    assertThat(lost).isEmpty();
  }

  @Test
  void hostileLetters_areCutInBoundedWork() {
    for (String piece : List.of("xian", "a", "huangang", "lue", "e'", "zhuang")) {
      String letters = piece.repeat(500);

      assertThat(Syllables.parse(letters)).hasSizeBetween(1, 4);
      assertThat(Syllables.parsePrefix(letters + "zh")).hasSizeBetween(1, 4);
      assertThat(Syllables.parse(letters + "q")).isEmpty();
    }
    assertThat(Syllables.parse("xian".repeat(125)).getFirst()).hasSize(125);
  }
}
