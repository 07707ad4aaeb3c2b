package almanac.graphql.field;

import graphql.TrivialDataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.execution.datafetcher.PlugableDataFetcher;
import io.smallrye.graphql.execution.datafetcher.helper.FieldHelper;
import io.smallrye.graphql.schema.model.Field;
import io.smallrye.graphql.schema.model.Reference;
import io.smallrye.graphql.schema.model.Type;
import io.smallrye.graphql.spi.ClassloadingService;
import io.smallrye.graphql.spi.DataFetcherService;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Reads a property by calling its method. The library's own way also tells the context of each
 * property which fields are asked for below it; no property of ours wants to know, and it was a
 * sixth of the processor time of an answer and two fifths of its garbage.
 */
public final class PropertyReading implements DataFetcherService {

  @Override
  public Integer getPriority() {
    return 1;
  }

  @Override
  @SuppressWarnings("NullAway") // The library takes null for "read it your own way".
  public PlugableDataFetcher<?> getFieldDataFetcher(Field field, Type type, Reference owner) {
    String name = field.getMethodName();
    return name == null ? null : new Property(method(owner, name), new FieldHelper(field));
  }

  private static Method method(Reference owner, String name) {
    Class<?> type = ClassloadingService.get().loadClass(owner.getClassName());
    try {
      return type.getMethod(name);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(owner.getClassName() + " has no " + name + "()", e);
    }
  }

  private record Property(Method method, FieldHelper shape)
      implements PlugableDataFetcher<@Nullable Object>, TrivialDataFetcher<@Nullable Object> {

    @Override
    public @Nullable Object get(DataFetchingEnvironment field) throws Exception {
      return shape.transformOrAdaptResponse(method.invoke(field.getSource()), field);
    }
  }
}
