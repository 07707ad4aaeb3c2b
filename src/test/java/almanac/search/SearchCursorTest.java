package almanac.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import almanac.document.DocumentException.BadRequest;
import almanac.document.DocumentFilter;
import almanac.document.Viewer;
import almanac.document.text.Kind;
import almanac.document.time.Timeline.State;
import almanac.document.workflow.Role;
import almanac.search.plan.QueryText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A cursor goes on with the search that it came from, and with no other. */
class SearchCursorTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final Instant KNOWN = Instant.parse("2026-11-22T04:00:00.123456Z");

  private static SearchRequest request(String query, DocumentFilter filter, LocalDate day) {
    return new SearchRequest(
        QueryText.of(query),
        filter,
        new Viewer("reader", Set.of(), Set.of(Role.AUDITOR)),
        day,
        null,
        10,
        null);
  }

  private static final SearchRequest REQUEST = request("分期", DocumentFilter.ALL, DAY);

  private static SearchCursor cursor(int shown) {
    Set<Integer> hashes = new LinkedHashSet<>();
    for (int i = 0; i < shown; i++) {
      hashes.add(SearchCursor.shortHash("slug-" + i));
    }
    return new SearchCursor(DAY, SearchCursor.requestOf(REQUEST), hashes);
  }

  private static void assertForeign(String cursor, SearchRequest request) {
    assertThatExceptionOfType(BadRequest.class)
        .as(cursor)
        .isThrownBy(() -> SearchCursor.decode(cursor, request))
        .withMessage("The cursor in after does not come from this search.");
  }

  @Test
  void cursor_ofTheSameSearch_readsBack() {
    for (int shown : new int[] {0, 1, 10, 200}) {
      SearchCursor read = SearchCursor.decode(cursor(shown).encode(), REQUEST);
      assertThat(read).isEqualTo(cursor(shown));
      assertThat(read.shown()).containsExactlyElementsOf(cursor(shown).shown());
    }
  }

  @Test
  void cursor_ofTheSameSearchWithAnotherPageSize_readsBack() {
    SearchRequest larger =
        new SearchRequest(
            QueryText.of("分期"),
            DocumentFilter.ALL,
            new Viewer("reader", Set.of(), Set.of(Role.AUDITOR)),
            DAY,
            KNOWN,
            99,
            null);

    assertThat(SearchCursor.decode(cursor(3).encode(), larger)).isEqualTo(cursor(3));
  }

  @Test
  void cursor_ofAnotherSearch_isForeign() {
    String cursor = cursor(3).encode();

    assertForeign(cursor, request("还款", DocumentFilter.ALL, DAY));
    assertForeign(cursor, request("分期", DocumentFilter.ALL, DAY.plusDays(1)));
    for (DocumentFilter filter :
        List.of(
            new DocumentFilter(
                Set.of(Kind.POLICY), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), null, null),
            new DocumentFilter(
                Set.of(), Set.of("x"), Set.of(), Set.of(), Set.of(), Set.of(), null, null),
            new DocumentFilter(
                Set.of(), Set.of(), Set.of("x"), Set.of(), Set.of(), Set.of(), null, null),
            new DocumentFilter(
                Set.of(), Set.of(), Set.of(), Set.of("x"), Set.of(), Set.of(), null, null),
            new DocumentFilter(
                Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(State.LAPSED), null, null),
            new DocumentFilter(
                Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), "x", null),
            new DocumentFilter(
                Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), null, DAY))) {
      assertForeign(cursor, request("分期", filter, DAY));
    }
  }

  @Test
  void filters_thatOnlyLookAlikeWhenWrittenDown_areDifferentSearches() {
    DocumentFilter products =
        new DocumentFilter(
            Set.of(), Set.of("a, b"), Set.of(), Set.of(), Set.of(), Set.of(), null, null);
    DocumentFilter two =
        new DocumentFilter(
            Set.of(), Set.of("a", "b"), Set.of(), Set.of(), Set.of(), Set.of(), null, null);
    DocumentFilter bracket =
        new DocumentFilter(
            Set.of(), Set.of("x][y"), Set.of(), Set.of(), Set.of(), Set.of(), null, null);
    DocumentFilter both =
        new DocumentFilter(
            Set.of(), Set.of("x"), Set.of("y"), Set.of(), Set.of(), Set.of(), null, null);

    assertThat(SearchCursor.requestOf(request("分期", products, DAY)))
        .isNotEqualTo(SearchCursor.requestOf(request("分期", two, DAY)));
    assertThat(SearchCursor.requestOf(request("分期", bracket, DAY)))
        .isNotEqualTo(SearchCursor.requestOf(request("分期", both, DAY)));
  }

  @Test
  void anyChangedByte_makesItForeign() {
    byte[] bytes = Base64.getUrlDecoder().decode(cursor(3).encode());
    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= 1;
      assertForeign(Base64.getUrlEncoder().withoutPadding().encodeToString(changed), REQUEST);
    }
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(bytes, length);
      assertForeign(Base64.getUrlEncoder().withoutPadding().encodeToString(cut), REQUEST);
    }
  }

  @Test
  void anythingElse_isForeign() {
    Random random = new Random(20261122);
    for (String text : List.of("", "x", "中文", "====", "S", "\u0000", " ", "U1NTUw")) {
      assertForeign(text, REQUEST);
    }
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = new byte[random.nextInt(80)];
      random.nextBytes(bytes);
      if (bytes.length > 0) {
        bytes[0] = 'S';
      }
      assertForeign(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), REQUEST);
    }
  }
}
