package almanac.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

import almanac.document.Document;
import almanac.document.Version;
import almanac.document.synonym.Synonyms.Synonym;
import almanac.document.text.Card;
import almanac.document.text.Clause;
import almanac.document.text.Details.PolicyDetails;
import almanac.document.text.Link;
import almanac.document.text.Markdown;
import almanac.document.text.Source;
import almanac.document.text.VersionContent;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a page, one document at a time: a line of JSON for each and one for search, as gzip in
 * base64, which no text can break out of. {@code page.js} reads what is written here.
 */
final class PageWriter implements AutoCloseable {
  private final OutputStream out;
  private final JsonGenerator json;
  private final Letters letters = new Letters();
  private int documents;
  private int unreadable;

  PageWriter(OutputStream out, PageTemplate.Heading heading) throws IOException {
    this.out = out;
    out.write(PageTemplate.before(heading).getBytes(UTF_8));
    OutputStream packed = new Gzip(Base64.getEncoder().wrap(new Unclosed(out)));
    json =
        new JsonFactory().createGenerator(packed).setPrettyPrinter(new MinimalPrettyPrinter("\n"));
  }

  int documents() {
    return documents;
  }

  int unreadable() {
    return unreadable;
  }

  /** A document that should be here cannot be read; the page says how many there are. */
  void countUnreadable() {
    unreadable++;
  }

  void add(Document document) throws IOException {
    documents++;
    Version version = document.version();
    VersionContent content = version.content();
    json.writeStartObject();
    field("slug", version.slug());
    field("kind", version.kind().folder());
    json.writeNumberField("number", version.number());
    field("title", content.title());
    field("summary", content.summary());
    list("aliases", content.aliases());
    list("heardAs", content.heardAs());
    list("askedAs", content.askedAs());
    list("tags", content.tags());
    list("regions", content.regions());
    field("owner", content.owner());
    field("from", document.standing().from());
    field("until", document.standing().until());
    field("reviewBy", content.reviewBy());
    json.writeBooleanField("sample", content.sample());
    card(content.card());
    details(content);
    clauses(version.slug(), content.clauses());
    sources(content.sources());
    json.writeEndObject();
  }

  private void card(Card card) throws IOException {
    json.writeArrayFieldStart("card");
    for (List<Card.Line> lines : List.of(card.cannot(), card.can(), card.ask(), card.say())) {
      json.writeStartArray();
      for (Card.Line line : lines) {
        json.writeStartArray();
        text(line.text());
        text(line.clause());
        json.writeEndArray();
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private void details(VersionContent content) throws IOException {
    json.writeArrayFieldStart("details");
    for (DetailsInWords.Row row : DetailsInWords.of(content)) {
      json.writeStartObject();
      field("label", row.label());
      list("lines", row.lines());
      field("figure", row.figure());
      json.writeEndObject();
    }
    json.writeEndArray();
    if (content.details() instanceof PolicyDetails policy) {
      json.writeObjectFieldStart("figures");
      for (Map.Entry<String, String> figure : DetailsInWords.figures(policy).entrySet()) {
        field(figure.getKey(), figure.getValue());
      }
      json.writeEndObject();
    }
  }

  private void clauses(String slug, List<Clause> clauses) throws IOException {
    json.writeArrayFieldStart("clauses");
    for (Clause clause : clauses) {
      json.writeStartArray();
      text(clause.id());
      text(clause.heading());
      text(Markdown.html(clause, target -> inPage(target, slug)));
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  // A link to anywhere else would be a way out of the page.
  private static Optional<String> inPage(String target, String slug) {
    return Link.ofTarget(target, slug)
        .map(it -> "#d=" + it.slug() + (it.clause() == null ? "" : "&c=" + it.clause()));
  }

  private void sources(List<Source> sources) throws IOException {
    json.writeArrayFieldStart("sources");
    for (Source source : sources) {
      json.writeStartObject();
      field("authority", source.authority());
      field("title", source.title());
      field("number", source.number());
      field("article", source.article());
      field("date", source.date());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Ends the page with what its search has to know. */
  void finish(List<Synonym> synonyms) throws IOException {
    json.writeStartObject();
    json.writeNumberField("unreadable", unreadable);
    json.writeArrayFieldStart("synonyms");
    for (Synonym synonym : synonyms) {
      json.writeStartArray();
      text(synonym.street());
      text(synonym.term());
      json.writeEndArray();
    }
    json.writeEndArray();
    map("readings", letters.readings());
    map("simplified", letters.simplified());
    json.writeEndObject();
    json.close();
    out.write(PageTemplate.after().getBytes(UTF_8));
  }

  private void map(String name, Map<String, String> entries) throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, String> entry : entries.entrySet()) {
      json.writeStringField(entry.getKey(), entry.getValue());
    }
    json.writeEndObject();
  }

  private void list(String name, Collection<String> texts) throws IOException {
    json.writeArrayFieldStart(name);
    for (String each : texts) {
      text(each);
    }
    json.writeEndArray();
  }

  private void field(String name, @Nullable Object value) throws IOException {
    if (value != null) {
      json.writeFieldName(name);
      text(value.toString());
    }
  }

  private void text(String text) throws IOException {
    letters.add(text);
    json.writeString(text);
  }

  /** Gives up what is open; {@link #finish} has closed it where all went well. */
  @Override
  public void close() throws IOException {
    json.close();
  }

  /** Takes more time for fewer bytes than gzip does by itself. */
  private static final class Gzip extends GZIPOutputStream {
    Gzip(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }

  /** Lets an encoder write its last bytes without ending the file. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
