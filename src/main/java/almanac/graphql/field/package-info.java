/**
 * How the properties of an answer are read: its one class is found by the library, through
 * META-INF/services. Pure.
 */
@NullMarked
package almanac.graphql.field;

import org.jspecify.annotations.NullMarked;
