/** What the tests of several rooms share: the database they run on, and programs to watch. */
@NullMarked
package almanac.testing;

import org.jspecify.annotations.NullMarked;
