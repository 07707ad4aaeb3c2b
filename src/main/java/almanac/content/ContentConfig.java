package almanac.content;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where content files are, and what is done with them at start. A bean and no config mapping:
 * Quarkus loads mappings in Maven's own Java, which may be older than these classes.
 *
 * @param path the folder of content files
 * @param exportPath the folder in which exports that are asked for over the API get theirs
 */
@Singleton
record ContentConfig(Path path, AtStart atStart, Path exportPath) {

  @Inject
  ContentConfig(
      @ConfigProperty(name = "almanac.content.path", defaultValue = "kb-content") Path path,
      @ConfigProperty(name = "almanac.content.at-start", defaultValue = "auto") AtStart atStart,
      @ConfigProperty(name = "almanac.content.export-path") Path exportPath) {
    this.path = path;
    this.atStart = atStart;
    this.exportPath = exportPath;
  }

  /** What can be done at start. */
  enum AtStart {
    /** Import into an empty database, or if an import was cut off; else check. */
    AUTO,
    /** Import whatever is new. */
    APPLY,
    /** Read and check, write nothing. */
    CHECK,
    /** Leave the folder alone. */
    OFF
  }
}
