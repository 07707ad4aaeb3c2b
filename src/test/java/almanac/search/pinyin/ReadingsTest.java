package almanac.search.pinyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingsTest {

  @ParameterizedTest
  @CsvSource({
    "还,hai huan", "重,zhong chong", "行,xing hang", "单,dan chan shan", "贷,dai",
    "率,lv shuai", "好,hao", "调,diao tiao", "会,hui kuai", "长,zhang chang",
    "给,gei ji", "差,cha chai ci", "降,jiang xiang", "卡,ka qia", "期,qi",
    "息,xi", "数,shu", "约,yue", "系,xi ji", "没,mei mo",
    "得,de dei", "提,ti di", "查,cha zha", "折,zhe she", "参,can shen cen",
    "着,zhe zhao zhuo", "女,nv", "略,lve", "虐,nve", "嗯,en",
    "血,xue xie", "露,lu lou", "熟,shu shou", "谁,shui shei", "似,shi si"
  })
  void polyphone_hasReadingsInUse_mostCommonFirst(char character, String readings) {
    assertThat(String.join(" ", Readings.of(character))).isEqualTo(readings);
  }

  @ParameterizedTest
  @CsvSource({
    "还款,huan kuan", "还款,hai kuan", "重病,zhong bing", "重组,chong zu", "银行,yin hang",
    "调减,tiao jian", "调减,diao jian", "违约,wei yue", "征信,zheng xin", "逾期,yu qi",
    "减免,jian mian", "利率,li lv", "账单,zhang dan", "信用卡,xin yong ka", "分期,fen qi",
    "个性化,ge xing hua", "贷款,dai kuan", "利息,li xi", "罚息,fa xi", "本金,ben jin",
    "催收,cui shou", "停催,ting cui", "协商,xie shang", "延期,yan qi", "债务,zhai wu",
    "失业,shi ye", "死亡,si wang", "继承,ji cheng", "担保,dan bao", "展期,zhan qi",
    "投诉,tou su", "异议,yi yi", "核销,he xiao", "会计,kuai ji", "长期,chang qi",
    "给付,ji fu", "降额,jiang e", "应还,ying huan", "差额,cha e", "折扣,zhe kou",
    "重复,chong fu", "行业,hang ye", "强制,qiang zhi", "最低,zui di", "滞纳,zhi na",
    "困难,kun nan", "结清,jie qing", "宽限,kuan xian", "诈骗,zha pian", "公积金,gong ji jin"
  })
  void termOfTheDesk_hasItsReading(String term, String reading) {
    List<String> syllables = List.of(reading.split(" ", -1));

    assertThat(syllables).hasSize(term.length());
    for (int i = 0; i < term.length(); i++) {
      assertThat(Readings.of(term.charAt(i))).contains(syllables.get(i));
    }
  }

  @Test
  void everyCharacterOfTheContent_hasReadings() throws IOException {
    assertThat(HanOfContent.characters().filter(c -> Readings.of((char) c).isEmpty())).isEmpty();
  }

  @Test
  void otherCharacters_haveNone() {
    assertThat("a1，〇ア한𠮷".chars().filter(c -> !Readings.of((char) c).isEmpty())).isEmpty();
  }

  @Test
  void everyCharacterOfTheBlock_hasFewReadings() {
    List<List<String>> all =
        IntStream.rangeClosed(0x4e00, 0x9fff).mapToObj(c -> Readings.of((char) c)).toList();

    assertThat(all)
        .allSatisfy(it -> assertThat(it).hasSizeLessThanOrEqualTo(4).doesNotHaveDuplicates());
    assertThat(all.stream().filter(List::isEmpty).count())
        .isEqualTo(94); // 91 without any, and grunts: 呣
    assertThat(all.stream().filter(it -> it.size() > 1).count()).isBetween(250L, 400L);
  }

  @Test
  void table_saysWhereItIsFrom() throws IOException {
    Set<String> remarks =
        Files.readAllLines(Path.of("src/main/resources/almanac/search/pinyin/readings.txt"))
            .stream()
            .filter(line -> line.startsWith("#"))
            .collect(Collectors.toSet());

    assertThat(remarks)
        .contains("# Copyright © 1991-2022 Unicode, Inc. All rights reserved.")
        .anyMatch(line -> line.contains("version 15.0.0") && line.contains("modified"));
  }
}
