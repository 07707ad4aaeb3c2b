package almanac.relief.offer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What somebody said, cut into sentences and phrases. It tells a promise from a refusal, a question
 * and the words of others. Blanks and marks of control are left out, so that they hide nothing.
 */
final class Speech {
  private static final String ENDS = "。！？!?；;\n…";
  private static final String COMMAS = "，,：:";
  // How far a no reaches.
  private static final int NEAR = 12;

  private static final Pattern SAYS_NO =
      Pattern.compile(
          "(?:不能|不敢|没法|没办法|不可以|无法|不得|不要|不会|没有|没|别|勿|无人|谁也不|禁止|切勿|不准|不许)"
              + "[^，。]{0,6}(?:说|讲|承诺|答应|保证|许诺|打包票|担保)");
  private static final Pattern NO_BEFORE =
      Pattern.compile(
          "(?:不能|不可以|不可能|不会|不是(?!不)|不等于|不代表|不得|不要|不敢|不该|不应|不许|不给|不让|不存在|做不到|没有(?!问题|关系|事)"
              + "|没(?!问题|关系|事)|别(?!的|人|家|担心)|勿|无法|并非|并不|谈不上|哪有|哪里有|未|凭什么|不(?!用|管|但|仅|光|过|影响|着急|错|只|怕|耽误|久|少))"
              + "[^，。]{0,8}$");
  private static final Pattern NO_AFTER =
      Pattern.compile(
          "^[^，。]{0,8}?(?:不可能|不行|不对|不可以|办不到|做不到|做不了|不了|不成立|不存在|不准确|不能(?!停)|不给(?!您停)|不成|是没有|没有(?:这|此|该|那|$)"
              + "|不是(?!问题)|不等于|假的|骗|误解|误会|误导|谣|错的|不属实)");
  private static final Pattern DENIED_NEXT =
      Pattern.compile(
          "^(?:那|这|这个|那个|这种|那种|这话|都|其实|其实都|那都|也|就|真的|很抱歉|抱歉|对不起|我们|我们这边|我|本行){0,3}"
              + "(?:是)?(?:做不到|做不了|办不到|不可能|不行|不对|没有这|没这|不成|不是这样|不是的|不能$|不可以|假的|骗|误|错|违规|谣|没办法|没有人可以|没人能|不能(?:承诺|答应|保证|说|跟)"
              + "|没法|不敢|答应不了|保证不了|没有$)");
  private static final Pattern OTHERS_SAY =
      Pattern.compile(
          "(?<![跟和对给向同是替帮])(?:您|你|客户|他|她|人家|网上|别人|有人|中介|朋友|邻居|同事|坐席|视频|对方|法务公司|法务|代理|同行|短信|广告|规定)(?:们)?(?!放心|别)"
              + "[^，。]{0,8}(?:说(?!了算)|讲|问|提到|听|以为|觉得|认为|看到|看见|告诉|答应|承诺|保证|意思|理解|写的|想知道|要的)"
              + "|听说|所谓|传言");
  private static final Pattern INDEED = Pattern.compile("说的?(?:没错|对(?!吗)|是对)|是的|没错");
  private static final Pattern A_NOT_A =
      Pattern.compile("([能可会是要用有停算收减免报批行])(?:可以)?[不没](?:有)?\\1|可不可以|可以不可以|是否|能否|可否|有没有|要不要|怎么|为什么");
  private static final Pattern ASKING_END = Pattern.compile("(?:吗|么|呢)[？?]?$|[？?]$");
  private static final Pattern ONLY_THEN =
      Pattern.compile("(?:才(?:能|可以|会|算|行|有|给)?[^，。]{0,4}$)|除非|只有.{0,20}才");

  private final String words;
  private final int[] places;
  private final List<Span> sentences = new ArrayList<>();

  /** A run of chars of the cleaned words. */
  record Span(int from, int until) {}

  Speech(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    int[] at = new int[text.length()];
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean left =
          (Character.isWhitespace(c) && c != '\n')
              || Character.getType(c) == Character.FORMAT
              || (Character.isISOControl(c) && c != '\n');
      if (!left) {
        at[kept.length()] = i;
        kept.append(narrow(c));
      }
    }
    words = kept.toString();
    places = at;
    int from = 0;
    for (int i = 0; i < words.length(); i++) {
      if (ENDS.indexOf(words.charAt(i)) >= 0) {
        sentences.add(new Span(from, i + 1));
        from = i + 1;
      }
    }
    if (from < words.length()) {
      sentences.add(new Span(from, words.length()));
    }
  }

  // Letters and digits of double width say the same; marks of Chinese are kept, for they are cut
  // by.
  private static char narrow(char c) {
    boolean wide = (c >= '０' && c <= '９') || c == '％';
    return wide ? (char) (c - 0xFEE0) : c;
  }

  /** The words without blanks. */
  String words() {
    return words;
  }

  List<Span> sentences() {
    return sentences;
  }

  /** Where a char of the cleaned words stood in the text. */
  int place(int at) {
    return places[at];
  }

  /** The sentence around a place. */
  Span sentence(int at) {
    return sentences.stream()
        .filter(s -> at < s.until())
        .findFirst()
        .orElseThrow(() -> new IndexOutOfBoundsException(at));
  }

  /** Whether words are said as one's own, and not refused, asked, or told of others. */
  boolean promised(int from, int until) {
    Span sentence = sentence(from);
    Span phrase = phrase(sentence, from);
    String earlier = words.substring(sentence.from(), phrase.from());
    String before = words.substring(phrase.from(), from);
    String own = words.substring(phrase.from(), Math.max(until, phrase.until()));
    int end = Math.max(until, phrase.until());
    String after = words.substring(until, Math.min(end, until + NEAR + NEAR));
    return !asked(sentence, own, earlier, end)
        && !refused(earlier, before, after, end)
        && !ONLY_THEN.matcher(earlier + before).find()
        && !toldOfOthers(earlier + before);
  }

  private boolean asked(Span sentence, String own, String earlier, int end) {
    boolean question = "？?".indexOf(words.charAt(sentence.until() - 1)) >= 0;
    String closed = end >= sentence.until() - 1 ? words.substring(end, sentence.until()) : "";
    return A_NOT_A.matcher(own).find()
        || ASKING_END.matcher(own + closed).find()
        || (question && A_NOT_A.matcher(earlier).find());
  }

  private boolean refused(String earlier, String before, String after, int end) {
    return SAYS_NO.matcher(earlier + before).find()
        || NO_BEFORE.matcher(before).find()
        || NO_AFTER.matcher(after).find()
        || DENIED_NEXT.matcher(next(end)).find();
  }

  // The phrase that follows, in the next sentence, too: 免息？没有的事 is one thought.
  private String next(int end) {
    int from = Math.min(words.length(), end + 1);
    int until = from;
    while (until < words.length() && until - from < 2 * NEAR && !cuts(words.charAt(until))) {
      until++;
    }
    return words.substring(from, until);
  }

  private static boolean toldOfOthers(String before) {
    return OTHERS_SAY.matcher(before).find() && !INDEED.matcher(before).find();
  }

  private Span phrase(Span sentence, int at) {
    int from = at;
    while (from > sentence.from() && !cuts(words.charAt(from - 1))) {
      from--;
    }
    int until = at;
    while (until < sentence.until() && !cuts(words.charAt(until))) {
      until++;
    }
    return new Span(from, until);
  }

  private static boolean cuts(char c) {
    return COMMAS.indexOf(c) >= 0 || ENDS.indexOf(c) >= 0;
  }
}
