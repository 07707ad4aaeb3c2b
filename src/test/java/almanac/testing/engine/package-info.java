/** Real search servers for tests, each in a process of its own that can be frozen and killed. */
@NullMarked
package almanac.testing.engine;

import org.jspecify.annotations.NullMarked;
