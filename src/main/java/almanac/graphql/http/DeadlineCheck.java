package almanac.graphql.http;

import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.api.Context;
import io.smallrye.graphql.spi.EventingService;

/**
 * Lets nothing more be fetched for a request whose time is over; the library finds it by
 * META-INF/services, and asks it before it calls a method of the API.
 */
public final class DeadlineCheck implements EventingService {

  @Override
  @SuppressWarnings("NullAway") // The library takes null for "cannot be switched off".
  public String getConfigKey() {
    return null;
  }

  @Override
  public void beforeDataFetch(Context context) {
    DataFetchingEnvironment field = context.unwrap(DataFetchingEnvironment.class);
    Deadline deadline = field.getGraphQlContext().get(Deadline.KEY);
    if (deadline != null && deadline.passed()) {
      throw deadline.refusal();
    }
  }
}
