/** A real browser for tests, and the proxy that sees whatever it asks for. */
@NullMarked
package almanac.testing.browser;

import org.jspecify.annotations.NullMarked;
