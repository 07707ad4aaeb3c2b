package almanac.search.lucene;

import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.RecomputeFieldValue;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.util.Optional;

/**
 * What the compiler of a native executable puts in the place of Lucene's calls into the system.
 * They give advice on memory-mapped files, of which there are none; and the addresses of functions
 * that Lucene finds while the executable is built would be wrong in it. The JVM never loads this.
 */
final class NativeSubstitutions {
  private NativeSubstitutions() {}

  @TargetClass(className = "org.apache.lucene.store.NativeAccess")
  static final class None {
    private None() {}

    @Substitute
    static Optional<?> getImplementation() {
      return Optional.empty();
    }
  }

  @TargetClass(className = "org.apache.lucene.store.MemorySegmentIndexInput")
  static final class Unadvised {
    private Unadvised() {}

    @Alias
    @RecomputeFieldValue(kind = RecomputeFieldValue.Kind.FromAlias)
    static Optional<?> NATIVE_ACCESS = Optional.empty();
  }
}
