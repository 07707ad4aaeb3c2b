/**
 * What is asked of an engine, in words that every engine has: tokens in fields, and how they must
 * come together. Made here once, so that all engines find and rank alike.
 *
 * <p>Its doors: {@link almanac.search.plan.Planner} and {@link almanac.search.plan.IndexedTokens}.
 * Pure; it knows no engine.
 */
@NullMarked
package almanac.search.plan;

import org.jspecify.annotations.NullMarked;
