package almanac.testing.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How a search server is started; its folder is empty or one that it has left. */
interface Engine {
  String name();

  List<String> command(int port, Path folder);

  Map<String, String> environment(Path folder);
}
