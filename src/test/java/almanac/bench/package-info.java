/**
 * Benchmarks: import, search beside raw Lucene, start, and clients over HTTP. {@code ./mvnw -B -ntp
 * verify -Pbench} runs them on the packaged program and leaves {@code target/bench/report.md}; no
 * other build does.
 */
@NullMarked
package almanac.bench;

import org.jspecify.annotations.NullMarked;
