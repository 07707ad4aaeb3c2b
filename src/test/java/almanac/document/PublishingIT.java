package almanac.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.document.DocumentException.BadRequest;
import almanac.document.DocumentException.Forbidden;
import almanac.document.DocumentException.NotFound;
import almanac.document.DocumentException.Stale;
import almanac.document.DocumentException.WrongState;
import almanac.document.Publishing.Outcome;
import almanac.document.journal.Journal;
import almanac.document.journal.Journal.Action;
import almanac.document.journal.Journal.VersionEntry;
import almanac.document.text.Kind;
import almanac.document.text.VersionContent;
import almanac.document.workflow.Role;
import almanac.document.workflow.VersionRef;
import almanac.document.workflow.VersionState;
import almanac.testing.Contents;
import almanac.testing.EmbeddedDatabaseResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The writing door, on a real database: who may what, what is stale, and what nobody sees. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class PublishingIT {
  private static final AtomicInteger NEXT = new AtomicInteger();
  private static final Viewer EDITOR = new Viewer("writer", Set.of(), Set.of(Role.EDITOR));
  private static final Viewer APPROVER = new Viewer("checker", Set.of(), Set.of(Role.APPROVER));
  private static final Viewer AGENT = new Viewer("agent", Set.of(), Set.of(Role.AGENT));

  @Inject Imports imports;
  @Inject Publishing publishing;
  @Inject Documents documents;
  @Inject Drafts drafts;
  @Inject Journal journal;

  private final String slug = "publishing-it-" + NEXT.incrementAndGet();

  private VersionRef draft(String summary) {
    return draft(slug, Contents.finished(summary));
  }

  private VersionRef draft(String slug, VersionContent content) {
    return ref(publishing.create(slug, Kind.POLICY, content, EDITOR));
  }

  private static VersionRef ref(Version v) {
    return new VersionRef(v.slug(), v.number(), v.revision());
  }

  private VersionRef submitted(VersionRef ref) {
    Outcome outcome = publishing.submit(ref, EDITOR);
    assertThat(outcome.problems()).filteredOn(p -> p.blocks()).isEmpty();
    return ref(outcome.versions().getFirst());
  }

  private Version published(VersionRef ref) {
    Outcome outcome = publishing.publish(List.of(submitted(ref)), APPROVER);
    assertThat(outcome.done()).isTrue();
    return outcome.versions().getFirst();
  }

  @Test
  void draft_isSeenByThoseWhoWriteAndApprove_andByNobodyElse() {
    VersionRef ref = draft("a draft");
    assertThat(drafts.version(slug, 1, EDITOR)).isPresent();
    assertThat(drafts.version(slug, 1, APPROVER)).isPresent();
    assertThat(drafts.version(slug, 1, AGENT)).isEmpty();
    assertThat(documents.version(slug, 1, EDITOR)).isEmpty();
    assertThat(documents.history(slug, EDITOR, 10, null).items()).isEmpty();
    assertThat(drafts.list(VersionState.DRAFT, EDITOR, 100, null).items())
        .extracting(PublishingIT::ref)
        .contains(ref);
    assertThat(drafts.list(VersionState.DRAFT, AGENT, 100, null).items()).isEmpty();
  }

  @Test
  void draft_becomesWhatGoverns_throughSomebodyElse() {
    VersionRef ref = draft("first words");
    ref = ref(publishing.edit(ref, Contents.finished("better words"), EDITOR));
    Instant before = journal.head();
    Version version = published(ref);
    assertThat(version.state()).isEqualTo(VersionState.PUBLISHED);
    assertThat(version.author()).isEqualTo("writer");
    assertThat(version.approvedBy()).isEqualTo("checker");
    assertThat(documents.governing(slug, documents.moment(null, null, AGENT), AGENT))
        .hasValueSatisfying(
            d -> assertThat(d.version().content().summary()).isEqualTo("better words的摘要"));
    assertThat(journal.after(before, 10))
        .singleElement()
        .isInstanceOfSatisfying(
            VersionEntry.class,
            e -> {
              assertThat(e.action()).isEqualTo(Action.PUBLISHED);
              assertThat(e.at()).isEqualTo(version.publishedAt());
              assertThat(e.actor()).isEqualTo("checker");
            });
    assertThat(drafts.steps(version, EDITOR))
        .extracting(Drafts.Taken::step)
        .containsExactly("CREATE", "EDIT", "SUBMIT", "PUBLISH");
    assertThat(drafts.steps(version, AGENT)).isEmpty();
  }

  @Test
  void whoeverEditedAnyRevision_cannotPublishIt_thoughOthersWroteSince() {
    Viewer both = new Viewer("both", Set.of(), Set.of(Role.EDITOR, Role.APPROVER));
    VersionRef ref = draft("mine");
    ref = ref(publishing.edit(ref, Contents.finished("touched"), both));
    ref = submitted(ref(publishing.edit(ref, Contents.finished("mine again"), EDITOR)));
    VersionRef last = ref;
    assertThatThrownBy(() -> publishing.publish(List.of(last), both))
        .isInstanceOf(Forbidden.class)
        .hasMessage("Whoever wrote any part of a version cannot publish it.");
    assertThat(publishing.publish(List.of(last), APPROVER).done()).isTrue();
  }

  @Test
  void olderRevision_isStale_andTellsTheCurrentOne() {
    VersionRef ref = draft("words");
    publishing.edit(ref, Contents.finished("other words"), EDITOR);
    assertThatThrownBy(() -> publishing.edit(ref, Contents.finished("lost words"), EDITOR))
        .isInstanceOfSatisfying(Stale.class, e -> assertThat(e.revision()).isEqualTo(2));
    assertThat(drafts.version(slug, 1, EDITOR).orElseThrow().content().summary())
        .isEqualTo("other words的摘要");
  }

  @Test
  void stepFromAnotherState_isAWrongState() {
    VersionRef ref = submitted(draft("words"));
    assertThatThrownBy(() -> publishing.edit(ref, Contents.finished("x"), EDITOR))
        .isInstanceOf(WrongState.class);
    VersionRef back = ref(publishing.sendBack(ref, "say more", APPROVER));
    assertThat(drafts.steps(drafts.version(slug, 1, EDITOR).orElseThrow(), EDITOR))
        .last()
        .satisfies(s -> assertThat(s.reason()).isEqualTo("say more"));
    assertThatThrownBy(() -> publishing.publish(List.of(back), APPROVER))
        .isInstanceOf(WrongState.class);
  }

  @Test
  void unknownVersion_andOneThatIsHidden_cannotBeToldApart() {
    VersionContent secret = Contents.finished("secret", "legal");
    Viewer legal = new Viewer("lawyer", Set.of("legal"), Set.of(Role.EDITOR));
    VersionRef hidden = ref(publishing.create(slug, Kind.POLICY, secret, legal));
    VersionRef unknown = new VersionRef("publishing-it-none", 1, 1);
    String sentence = "There is no such version, or it is not for you.";
    for (VersionRef ref : List.of(hidden, unknown)) {
      assertThatThrownBy(() -> publishing.edit(ref, secret, EDITOR))
          .isInstanceOf(NotFound.class)
          .hasMessage(sentence);
      assertThatThrownBy(() -> publishing.publish(List.of(ref), APPROVER))
          .isInstanceOf(NotFound.class)
          .hasMessage(sentence);
    }
    assertThat(drafts.version(slug, 1, EDITOR)).isEmpty();
    assertThat(drafts.version(slug, 1, legal)).isPresent();
  }

  @Test
  void discardedDraft_isGone_andItsNumberIsNotUsedAgain() {
    publishing.discard(draft("one"), EDITOR);
    assertThat(drafts.version(slug, 1, EDITOR)).isEmpty();
    assertThat(draft("two").number()).isEqualTo(2);
  }

  @Test
  void fileWithTheNumberOfADiscardedDraft_isTakenOnLikeAnyOther() {
    published(draft("first"));
    publishing.discard(draft("second, thrown away"), EDITOR);
    imports.add(
        List.of(
            new ImportedDocument(
                slug, Kind.POLICY, List.of(Contents.published(2, Contents.finished("a file"))))));
    Version came = documents.version(slug, 2, EDITOR).orElseThrow();
    assertThat(publishing.withdraw(ref(came), "wrong", 1, APPROVER).state())
        .isEqualTo(VersionState.WITHDRAWN);
  }

  @Test
  void release_isAllOrNothing_andSharesOneInstant() {
    VersionRef one = submitted(draft(slug + "-a", Contents.finished("a")));
    VersionRef two = submitted(draft(slug + "-b", Contents.finished("b")));
    VersionRef stale = new VersionRef(two.slug(), two.number(), two.revision() + 1);
    assertThatThrownBy(() -> publishing.publish(List.of(one, stale), APPROVER))
        .isInstanceOf(Stale.class);
    assertThat(drafts.version(one.slug(), 1, EDITOR).orElseThrow().state())
        .isEqualTo(VersionState.IN_REVIEW);
    Outcome outcome = publishing.publish(List.of(two, one), APPROVER);
    assertThat(outcome.versions()).extracting(Version::publishedAt).doesNotContainNull();
    assertThat(outcome.versions())
        .extracting(Version::publishedAt)
        .containsOnly(outcome.versions().getFirst().publishedAt());
  }

  @Test
  void withdrawal_namesWhatItUncovers() {
    Version first = published(draft("first"));
    Version second = published(draft("second"));
    VersionRef ref = ref(second);
    assertThatThrownBy(() -> publishing.withdraw(ref, "wrong", null, APPROVER))
        .isInstanceOf(Stale.class)
        .hasMessageContaining("Version " + first.number() + " will govern");
    assertThat(documents.version(slug, 2, EDITOR).orElseThrow().state())
        .isEqualTo(VersionState.PUBLISHED);
    Version gone = publishing.withdraw(ref, "wrong", first.number(), APPROVER);
    assertThat(gone.state()).isEqualTo(VersionState.WITHDRAWN);
    assertThat(documents.version(slug, 2, AGENT)).isEmpty();
    assertThatThrownBy(() -> publishing.withdraw(ref(first), "too", 2, APPROVER))
        .isInstanceOf(Stale.class)
        .hasMessageContaining("No version will govern");
  }

  @Test
  void oldVersion_isRestoredAsANewDraft() {
    Version first = published(draft("old words"));
    published(draft("new words"));
    Version restored = publishing.restore(slug, 1, EDITOR);
    assertThat(restored.number()).isEqualTo(3);
    assertThat(restored.state()).isEqualTo(VersionState.DRAFT);
    assertThat(restored.content()).isEqualTo(first.content());
  }

  @Test
  void versionPublishedLater_narrowsTheOthers_whateverItsNumber() {
    VersionRef open = draft(slug, Contents.finished("for all"));
    Viewer legal = new Viewer("lawyer", Set.of("legal"), Set.of(Role.EDITOR, Role.APPROVER));
    Viewer lawful = new Viewer("judge", Set.of("legal"), Set.of(Role.APPROVER));
    VersionRef narrow =
        ref(publishing.create(slug, Kind.POLICY, Contents.finished("narrow", "legal"), legal));
    VersionRef narrowed = ref(publishing.submit(narrow, legal).versions().getFirst());
    assertThat(publishing.publish(List.of(narrowed), lawful).done()).isTrue();
    // The open draft is one of a document that is restricted by now.
    assertThat(drafts.version(slug, open.number(), EDITOR)).isEmpty();
    VersionRef review = ref(publishing.submit(open, legal).versions().getFirst());
    assertThat(publishing.publish(List.of(review), lawful).done()).isTrue();
    // Published last it says who reads the document now, but not what was narrow before.
    assertThat(documents.version(slug, open.number(), AGENT)).isPresent();
    assertThat(documents.version(slug, narrow.number(), AGENT)).isEmpty();
  }

  @Test
  void slugOrAudienceThatCannotBe_isRefused() {
    for (String bad : List.of("", "Not-A-Slug", "a--b", "a".repeat(101), "a\u0000b", "文")) {
      assertThatThrownBy(() -> publishing.create(bad, Kind.POLICY, Contents.finished("x"), EDITOR))
          .isInstanceOf(BadRequest.class);
    }
    assertThatThrownBy(
            () -> publishing.create(slug, Kind.POLICY, Contents.finished("x", "legal"), EDITOR))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("shuts out its own writer");
    draft("words");
    assertThatThrownBy(
            () -> publishing.create(slug, Kind.SPECIAL_CASE, Contents.finished("x"), EDITOR))
        .isInstanceOf(BadRequest.class);
    assertThat(
            documents
                .list(DocumentFilter.ALL, documents.moment(null, null, AGENT), AGENT, 100, null)
                .items())
        .noneMatch(d -> d.version().slug().equals(slug));
  }
}
