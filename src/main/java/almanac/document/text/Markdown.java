package almanac.document.text;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/** The body of a text in other forms. Markdown is CommonMark 0.31 with GitHub's tables. */
public final class Markdown {
  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

  // Raw HTML is shown as text, and a link goes nowhere but http, https and mailto.
  private static final HtmlRenderer HTML =
      HtmlRenderer.builder().extensions(EXTENSIONS).escapeHtml(true).sanitizeUrls(true).build();
  private static final TextContentRenderer TEXT =
      TextContentRenderer.builder()
          .extensions(EXTENSIONS)
          .lineBreakRendering(LineBreakRendering.COMPACT)
          .build();

  private Markdown() {}

  /** HTML that is safe to put into a page, a section with its clause's id for each clause. */
  public static String html(List<Clause> clauses) {
    StringBuilder out = new StringBuilder();
    for (Clause c : clauses) {
      out.append("<section id=\"").append(c.id()).append("\">\n");
      out.append(HTML.render(PARSER.parse("## " + c.heading())));
      out.append(HTML.render(PARSER.parse(c.markdown())));
      out.append("</section>\n");
    }
    return out.toString();
  }

  /**
   * HTML of one clause without its heading that loads nothing: pictures are their words, and a link
   * leads where it is told to, or is its words and its address.
   */
  public static String html(Clause clause, Function<String, Optional<String>> target) {
    Node parsed = PARSER.parse(clause.markdown());
    parsed.accept(new LinksWithin(target));
    return HTML.render(parsed);
  }

  /** The words alone, heading first, a line for each paragraph, list item and table row. */
  public static String text(List<Clause> clauses) {
    StringBuilder out = new StringBuilder();
    for (Clause c : clauses) {
      out.append(c.heading()).append('\n').append(text(c)).append("\n\n");
    }
    return out.toString().strip();
  }

  /** The words of one clause without its heading. */
  public static String text(Clause clause) {
    Node parsed = PARSER.parse(clause.markdown());
    parsed.accept(new LinksAsWords());
    return TEXT.render(parsed).strip();
  }

  // Where a link points is of no use to whoever reads or searches the words.
  private static final class LinksAsWords extends AbstractVisitor {
    @Override
    public void visit(Link link) {
      visitChildren(link);
      becomeWords(link);
    }
  }

  private static final class LinksWithin extends AbstractVisitor {
    private final Function<String, Optional<String>> target;

    LinksWithin(Function<String, Optional<String>> target) {
      this.target = target;
    }

    @Override
    public void visit(Image image) {
      visitChildren(image);
      becomeWords(image);
    }

    @Override
    public void visit(Link link) {
      visitChildren(link);
      Optional<String> place = target.apply(link.getDestination());
      if (place.isPresent()) {
        link.setDestination(place.get());
        link.setTitle(null);
        return;
      }
      if (!(link.getFirstChild() instanceof Text words)
          || !words.getLiteral().equals(link.getDestination())) {
        link.insertAfter(new Text("（" + link.getDestination() + "）"));
      }
      becomeWords(link);
    }
  }

  private static void becomeWords(Node node) {
    Node child = node.getFirstChild();
    while (child != null) {
      Node next = child.getNext();
      node.insertBefore(child);
      child = next;
    }
    node.unlink();
  }
}
