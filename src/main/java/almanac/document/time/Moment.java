package almanac.document.time;

import java.time.Instant;
import java.time.LocalDate;

/** The two times of one question: the business day it is about, and the moment of knowledge. */
public record Moment(LocalDate asOf, Instant knownAt) {}
