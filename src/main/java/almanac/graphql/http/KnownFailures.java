package almanac.graphql.http;

import org.jspecify.annotations.Nullable;

/**
 * Says what a client may know of an exception; a bean of this type lets the failures of another
 * room leave the door under a code of their own. What nobody explains is INTERNAL.
 */
@FunctionalInterface
public interface KnownFailures {
  /** The error to tell, or null if this exception is not known here. */
  @Nullable Refusal explain(Throwable failure);
}
