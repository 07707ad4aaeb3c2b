/** What judging a case takes: a bench like those around it, in a folder of its own for room. */
@NullMarked
package almanac.bench.relief;

import org.jspecify.annotations.NullMarked;
