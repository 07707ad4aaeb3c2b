package almanac.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Java program in a process of its own, of which a test reads the output and the exit code. */
public final class Program implements AutoCloseable {
  private final Process process;
  private final Path output;

  private Program(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Runs the JVM of the test with these arguments; a null value takes the variable away. */
  public static Program start(
      Path folder, Map<String, String> environment, List<String> arguments) {
    try {
      Path output = Files.createTempFile(folder, "output-", ".txt");
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(arguments);
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      return new Program(builder.start(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Program ofClass(
      Path folder, Map<String, String> environment, String type, String... arguments) {
    List<String> all = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path")));
    // What is on the class path of a test build warns about the JVM; a program's output is counted.
    all.add("--sun-misc-unsafe-memory-access=allow");
    all.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
    List<String> rest = List.of(arguments);
    rest.stream().filter(it -> it.startsWith("-D")).forEach(all::add);
    all.add(type);
    rest.stream().filter(it -> !it.startsWith("-D")).forEach(all::add);
    return start(folder, environment, all);
  }

  /** The complete lines so far: a program that is killed may leave half a line. */
  public List<String> lines() {
    try {
      String text = Files.readString(output, UTF_8);
      return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file that the output goes to, for whoever cannot wait for {@link #lines}. */
  public Path output() {
    return output;
  }

  public void awaitLine(String part) {
    await(part)
        .atMost(120, SECONDS)
        .failFast(() -> !process.isAlive() && !says(part))
        .until(() -> says(part));
  }

  private boolean says(String part) {
    return lines().stream().anyMatch(line -> line.contains(part));
  }

  public int exitCode() {
    await("the end of the program").atMost(120, SECONDS).until(() -> !process.isAlive());
    return process.exitValue();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public void terminate() {
    process.destroy();
  }

  public void kill() {
    process.destroyForcibly();
    exitCode();
  }

  @Override
  public void close() {
    kill();
  }
}
