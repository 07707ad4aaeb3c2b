package almanac.document.text;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one written form of a version's content, as it is stored and hashed: keys sorted, empty parts
 * left out. So a field that a later Almanac adds does not change the hash of a text that lacks it,
 * and what is left out because it is empty is read back as empty.
 */
@RegisterForReflection(
    targets = {
      VersionContent.class,
      Period.class,
      Source.class,
      Clause.class,
      Card.class,
      Card.Line.class,
      Card.Means.class,
      Criterion.class,
      Criterion.Test.class,
      Criterion.AnyOf.class,
      Fact.class,
      Kind.class,
      Details.class,
      Details.PolicyDetails.class,
      Details.ReliefProgramDetails.class,
      Details.SpecialCaseDetails.class,
      Details.Figure.class,
      Details.FigureRef.class,
      Details.Step.class,
      Details.Terms.class
    })
public final class ContentJson {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(com.fasterxml.jackson.core.JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
          .withConfigOverride(
              List.class, o -> o.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
          .withConfigOverride(
              Map.class, o -> o.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
          .build();

  private ContentJson() {}

  /** The stored form. */
  public static String write(VersionContent content) {
    try {
      return JSON.writeValueAsString(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("content of " + content.title() + " cannot be written", e);
    }
  }

  /** The stored form as a tree, for whoever must not miss a field that is added one day. */
  public static JsonNode tree(VersionContent content) {
    return JSON.valueToTree(content);
  }

  /** A stored form that does not hold what a content must; the message names the place. */
  public static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Unreadable(String sentence, @Nullable Throwable cause) {
      super(sentence, cause);
    }
  }

  /**
   * The content of a stored form that {@link #write} made.
   *
   * @throws Unreadable if it did not, or another Almanac did whose texts hold something unknown
   */
  public static VersionContent read(String json) {
    @Nullable VersionContent content;
    try {
      content = JSON.readValue(json, VersionContent.class);
    } catch (ValueInstantiationException e) {
      Throwable refusal = e.getCause() == null ? e : e.getCause();
      throw new Unreadable(place(e) + refusal.getMessage(), e);
    } catch (JsonMappingException e) {
      throw new Unreadable(place(e) + e.getOriginalMessage(), e);
    } catch (JsonProcessingException e) {
      throw new Unreadable(e.getOriginalMessage(), e);
    }
    if (content == null) {
      throw new Unreadable("there is no content", null);
    }
    return content;
  }

  private static String place(JsonMappingException e) {
    String keys =
        e.getPath().stream()
            .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
            .collect(Collectors.joining("."));
    return keys.isEmpty() ? "" : keys + ": ";
  }

  /** SHA-256 of a stored form, in lower-case hexadecimal digits. */
  public static String hash(String json) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has SHA-256
    }
  }
}
