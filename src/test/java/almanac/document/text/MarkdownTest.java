package almanac.document.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The HTML of a clause for a page that must load nothing. */
class MarkdownTest {
  private static String html(String markdown) {
    return Markdown.html(new Clause("one", "正文", markdown), target -> Optional.empty());
  }

  @Test
  void link_leads_where_it_is_told_to_and_has_no_title() {
    assertThat(html("见[办法](http://a.example \"说明\")")).isEqualTo("<p>见办法（http://a.example）</p>\n");
    assertThat(
            Markdown.html(
                new Clause("one", "正文", "见[**办法**](rule#term \"说明\")"),
                target -> Optional.of("#d=" + target)))
        .isEqualTo("<p>见<a rel=\"nofollow\" href=\"#d=rule#term\"><strong>办法</strong></a></p>\n");
  }

  @Test
  void other_link_is_its_words_and_its_address_which_is_said_once() {
    assertThat(html("[*外*站](http://a.example/?a=1&b=2)"))
        .isEqualTo("<p><em>外</em>站（http://a.example/?a=1&amp;b=2）</p>\n");
    assertThat(html("<http://a.example>")).isEqualTo("<p>http://a.example</p>\n");
    assertThat(html("[点这里](javascript:alert(1))")).isEqualTo("<p>点这里（javascript:alert(1)）</p>\n");
  }

  @Test
  void picture_is_its_words_also_within_a_link() {
    assertThat(html("![图的话](http://a.example/i.png)")).isEqualTo("<p>图的话</p>\n");
    assertThat(html("[![图](http://a.example/i)](http://a.example/l)"))
        .isEqualTo("<p>图（http://a.example/l）</p>\n");
  }

  @Test
  void raw_html_is_shown_as_text() {
    assertThat(html("<img src=x onerror=alert(1)> 和 <b>字</b>"))
        .doesNotContain("<img", "<b>")
        .contains("&lt;img src=x onerror=alert(1)&gt;");
  }
}
