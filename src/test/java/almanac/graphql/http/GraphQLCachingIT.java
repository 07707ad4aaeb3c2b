package almanac.graphql.http;

import static almanac.graphql.http.Http.GRAPHQL_RESPONSE;
import static almanac.graphql.http.Http.JSON;
import static almanac.graphql.http.Http.encode;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.graphql.http.Http.Reply;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What a cache may do with an answer: keep it for one reader, and ask each time. */
@QuarkusTest
class GraphQLCachingIT {
  private static final String QUERY = "query=" + encode("{ __typename }");

  private final Http http = Http.toDoor();

  @Test
  void query_onGet_isPrivateAndHasAStrongTag() {
    Reply reply = http.get(QUERY);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("cache-control")).isEqualTo("private, no-cache");
    assertThat(reply.header("vary")).isEqualTo("Authorization, X-API-Key, Accept");
    assertThat(reply.header("etag")).matches("\"[A-Za-z0-9_-]{43}\"");
    assertThat(http.get(QUERY).header("etag")).isEqualTo(reply.header("etag"));
  }

  @Test
  void tag_thatStillHolds_gets304WithoutABody() {
    String tag = http.get(QUERY).header("etag");

    for (String ifNoneMatch : new String[] {tag, "W/" + tag, "\"other\", " + tag, "*"}) {
      Reply reply = http.get(QUERY, "if-none-match", ifNoneMatch);
      assertThat(reply.status()).isEqualTo(304);
      assertThat(reply.body()).isEmpty();
      assertThat(reply.header("etag")).isEqualTo(tag);
      assertThat(reply.header("cache-control")).isEqualTo("private, no-cache");
      assertThat(reply.header("vary")).isEqualTo("Authorization, X-API-Key, Accept");
    }
  }

  @Test
  void tag_ofAnotherAnswer_getsTheAnswer() {
    assertThat(http.get(QUERY, "if-none-match", "\"other\"").status()).isEqualTo(200);
  }

  @Test
  void tag_ofAnotherMediaType_isAnother() {
    String json = http.get(QUERY, "accept", JSON).header("etag");
    String graphql = http.get(QUERY, "accept", GRAPHQL_RESPONSE).header("etag");

    assertThat(json).isNotEqualTo(graphql);
  }

  @Test
  void error_onGet_isNeverStored() {
    Reply reply = http.get("query=" + encode("{ noSuchField }"), "accept", JSON);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("cache-control")).isEqualTo("no-store");
    assertThat(reply.header("etag")).isEmpty();
  }

  @Test
  void query_onPost_isNeverStored() {
    Reply reply = http.postJson("{\"query\":\"{ __typename }\"}");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("cache-control")).isEqualTo("no-store");
    assertThat(reply.header("etag")).isEmpty();
  }
}
