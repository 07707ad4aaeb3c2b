package almanac.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts that nobody wrote, in Chinese out of a vocabulary of collections work. */
public final class GeneratedTexts {
  private static final List<String> CLAUSES = List.of("who", "term", "process", "talk");
  private static final List<List<String>> HEADINGS =
      List.of(
          List.of("适用对象", "什么人适用", "范围与条件", "先看是不是这种情形"),
          List.of("期限与标准", "可以到什么程度", "数额和期数", "上限"),
          List.of("办理步骤", "怎么办", "材料与审批", "流程和时限"),
          List.of("怎么对客户说", "通话要点", "沟通示范", "不能说的话"));

  private static final Map<String, List<String>> WORDS =
      Map.ofEntries(
          words("人", "持卡人 主卡持卡人 附属卡持卡人 担保人 共同债务人 持卡人的配偶 受托人 继承人 来电人 在校学生"),
          words("因", "失业 重大疾病 自然灾害 收入下降 经营失败 亲人去世 工伤 离异 子女就学 长期住院 企业停产 被骗"),
          words("卡", "信用卡 附属卡 学生卡 现金分期 账单分期 大额分期 白金卡 公务卡 外币卡 联名卡 购车分期 装修分期"),
          words(
              "法",
              "个性化分期 停息 违约金减免 利息减免 年费减免 延期还款 本金优先冲抵 一次性结清 展期 最低还款调整 债务重组"
                  + " 暂缓催收 停卡 核销 诉前调解 分期重签 容差还款"),
          words(
              "证",
              "失业登记证 诊断证明 住院记录 收入流水 受灾证明 死亡证明 低保证 解除劳动合同证明 注销通知 征信报告"
                  + " 身份证复印件 授权委托书 报案回执 法院传票 居住证明"),
          words("岗", "坐席 坐席班长 资产保全部 合规专员 法务岗 特殊个案组 分行授信岗 产品部 投诉处理岗 征信专岗"),
          words("档", "M1 M2 M3 M4 M5 M6 M7+"),
          words("期", "3 6 9 12 18 24 36 48 60"),
          words("天", "1 2 3 5 7 10 15 20 30 45 60 90 91 120 180"),
          words("比", "5 8 10 15 20 25 30 40 50 60 70 80 100"),
          words("额", "300 500 800 1,000 2,000 5,000 8,000 10,000 20,000 30,000 50,000 100,000"),
          words("款", "第十九条 第三十一条 第四十一条 第四十三条 第五十条 第六十七条 第六十八条 第七十条 第九十二条"),
          words("道", "电话 短信 信函 手机银行 柜面 微信公众号 电子邮件 外访"),
          words("地", "北京 上海 广东 浙江 江苏 四川 河南 湖北 甘肃 新疆 海南 福建 辽宁 陕西"));

  private static final List<String> SENTENCES =
      List.of(
          "{人}因{因}不能按期归还{卡}欠款的，先核对{证}，再谈{法}。",
          "逾期{天}天以内的{卡}账户由{岗}处理，{档}以上转{岗}。",
          "{法}最长不超过{期}期，首付不低于{比}%，期间是否用卡以协议为准。",
          "欠款在{额}元以下的，{岗}当场办理；超过{额}元的，报{岗}在{天}日内审批。",
          "客户提出{法}的，记录原话并说明依据是办法{款}，不得当场许诺结果。",
          "材料缺{证}的，可以先登记，{天}个工作日内补齐，逾期未补视为撤回。",
          "{地}地区受{因}影响的{人}，凭{证}申请，{道}受理，不另收费用。",
          "已经签过{法}协议又违约的，不能再办{法}，只能协商{法}。",
          "利息按合同继续计算，违约金最多减免{比}%，本金一分不减。",
          "向{人}说明还款顺序：{天}天以内先息后本，超过{天}天本金优先。",
          "联系{人}以外的第三人时不得透露欠款金额，只能请其转告回电。",
          "每天{道}联系不超过3次，客户明确拒绝的时段不再拨打。",
          "客户对征信记录有异议的，由{岗}在{天}日内书面答复，不以{法}作交换。",
          "{档}账户的{卡}停止用卡后，欠款照常可还，能否恢复另行评估。",
          "客户问“{法}要交钱吗”，回答：本行协商不收任何手续费，不要找中介代办。",
          "客户情绪激动时先听完，再问{因}从哪一天开始、每月能拿出多少还款。",
          "法院已经受理的，{法}须经{岗}同意，并与诉讼请求一致。",
          "{人}要求出具{证}的，{天}个工作日内寄出，地址以{道}核验为准。",
          "同一账户{期}个月内只能办一次{法}，系统自动拦截重复申请。",
          "金额例：欠款{额}元，分{期}期，首付{比}%，余额按月等额归还。",
          "不得说“不还就上门”，也不得暗示{因}与欠款有关的家庭隐私。",
          "{岗}每月{天}日复核一次，发现超过上限的立即停止并上报。");

  private static final Pattern SLOT = Pattern.compile("\\{(.)}");

  private final Random random;

  /** The same random numbers make the same texts. */
  public GeneratedTexts(Random random) {
    this.random = random;
  }

  /** What a document is about. */
  public record Topic(String card, String hardship, String measure, int number) {
    public String title() {
      return card + hardship + "客户的" + measure + "（" + number + "号）";
    }
  }

  /** A clause in Markdown. */
  public record Clause(String id, String heading, String text) {}

  private static Map.Entry<String, List<String>> words(String slot, String words) {
    return Map.entry(slot, List.of(words.split(" ", -1)));
  }

  public Topic topic(int number) {
    return new Topic(word("卡"), word("因"), word("法"), number);
  }

  /**
   * The clauses of one version.
   *
   * @param link what stands behind every fifth one
   */
  public List<Clause> clauses(Topic topic, Supplier<String> link) {
    int length = 415 + random.nextInt(245);
    List<Clause> clauses = new ArrayList<>();
    int written = 0;
    for (int i = 0; i < CLAUSES.size(); i++) {
      String heading = pick(HEADINGS.get(i));
      StringBuilder text = new StringBuilder();
      while (written + text.length() < length * (i + 1) / CLAUSES.size() - 12) {
        text.append(sentence(topic));
      }
      written += text.length();
      if (random.nextInt(5) == 0) {
        text.append(link.get());
      }
      clauses.add(new Clause(CLAUSES.get(i), heading, text.toString()));
    }
    return clauses;
  }

  /** The id of some clause, which every document has. */
  public String clauseId() {
    return pick(CLAUSES);
  }

  // What a document is about comes up again and again in it; the rest is by chance.
  public String sentence(Topic topic) {
    Matcher m = SLOT.matcher(pick(SENTENCES));
    StringBuilder sentence = new StringBuilder();
    while (m.find()) {
      String own =
          switch (m.group(1)) {
            case "卡" -> topic.card();
            case "因" -> topic.hardship();
            case "法" -> topic.measure();
            default -> "";
          };
      m.appendReplacement(sentence, own.isEmpty() || random.nextBoolean() ? word(m.group(1)) : own);
    }
    return m.appendTail(sentence).toString();
  }

  /** A word for a slot, such as 证. */
  public String word(String slot) {
    return pick(WORDS.getOrDefault(slot, List.of(slot)));
  }

  public String pick(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}
