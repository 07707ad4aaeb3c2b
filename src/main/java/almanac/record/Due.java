package almanac.record;

import almanac.document.Audience;
import almanac.document.Chronicle.Edition;
import almanac.document.time.Moment;
import almanac.document.time.Timeline;
import almanac.document.time.Timeline.State;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * What a document wants its readers to have read at a moment: the version that answers then, or any
 * that says the same in other words.
 *
 * @param number of the version that answers
 * @param since the day on which its substance came into force, or will, or was published later
 * @param counting the versions of which one must be acknowledged
 * @param audience who may read the version that answers
 */
record Due(int number, State state, LocalDate since, Set<Integer> counting, Audience audience) {

  /** Empty: nothing is known of the document at that moment. */
  static Optional<Due> of(Collection<Edition> editions, Moment moment, ZoneId zone) {
    return Timeline.governing(
            editions.stream().map(Edition::span).toList(), moment.asOf(), moment.knownAt())
        .map(answering -> {
          Substance substance = new Substance(editions);
          int number = answering.number();
          Timeline.Span origin = substance.origin(number).span();
          LocalDate published = LocalDate.ofInstant(origin.publishedAt(), zone);
          return new Due(
              number,
              answering.state(),
              published.isAfter(origin.from()) ? published : origin.from(),
              substance.sharedWith(number, moment.knownAt()),
              editions.stream()
                  .filter(e -> e.span().number() == number)
                  .findFirst()
                  .orElseThrow()
                  .audience());
        });
  }

  boolean isReadBy(Collection<Integer> acknowledged) {
    return acknowledged.stream().anyMatch(counting::contains);
  }
}
