package almanac;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.document.text.ContentJson;
import almanac.document.text.VersionContent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a native executable needs to be told, compared with what is there: its compiler is seldom at
 * hand, and a name that is missing shows only when the executable runs.
 */
class NativeMetadataTest {
  private static final String METADATA =
      "META-INF/native-image/almanac/almanac/reachability-metadata.json";
  private static final String RUN_TIME = "--initialize-at-run-time=";

  @Test
  void types_named_exist_and_have_the_members_named() throws Exception {
    for (JsonNode type : metadata().get("reflection")) {
      Class<?> named = named(type.get("type").asText());
      for (JsonNode method : type.get("methods")) {
        List<Class<?>> parameters = new ArrayList<>();
        for (JsonNode parameter : method.get("parameterTypes")) {
          parameters.add(named(parameter.asText()));
        }
        Class<?>[] types = parameters.toArray(Class<?>[]::new);
        String name = method.get("name").asText();
        assertThat(
                name.equals("<init>")
                    ? named.getDeclaredConstructor(types)
                    : named.getMethod(name, types))
            .isNotNull();
      }
    }
  }

  @Test
  void everything_that_lucene_finds_by_name_is_named() throws Exception {
    Set<String> found = new TreeSet<>();
    try (JarFile lucene = lucene()) {
      for (String entry : lucene.stream().map(Object::toString).toList()) {
        if (entry.startsWith("META-INF/services/") && !entry.endsWith("/")) {
          assertThat(entry).startsWith("META-INF/services/org.apache.lucene.");
          try (InputStream in = lucene.getInputStream(lucene.getEntry(entry))) {
            new String(in.readAllBytes(), UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(found::add);
          }
        } else if (entry.endsWith("AttributeImpl.class")
            && !entry.endsWith("/AttributeImpl.class")) {
          found.add(className(entry));
        }
      }
    }
    assertThat(found).hasSizeGreaterThan(20);
    Set<String> named = new HashSet<>();
    metadata().get("reflection").forEach(type -> named.add(type.get("type").asText()));
    assertThat(named).containsAll(found);
  }

  @Test
  void substitutions_meet_their_targets() throws Exception {
    Class<?>[] substitutions =
        named("almanac.search.lucene.NativeSubstitutions").getDeclaredClasses();
    assertThat(substitutions).hasSize(2);
    for (Class<?> substitution : substitutions) {
      Class<?> target = named(substitution.getAnnotation(TargetClass.class).className());
      for (Method method : substitution.getDeclaredMethods()) {
        if (method.isSynthetic()) {
          continue; // what counts the coverage adds to every class
        }
        assertThat(method.isAnnotationPresent(Substitute.class)).isTrue();
        Method replaced = target.getDeclaredMethod(method.getName(), method.getParameterTypes());
        assertThat(replaced.getReturnType()).isEqualTo(method.getReturnType());
        assertThat(Modifier.isStatic(replaced.getModifiers()))
            .isEqualTo(Modifier.isStatic(method.getModifiers()));
      }
      for (var field : substitution.getDeclaredFields()) {
        if (field.isSynthetic()) {
          continue;
        }
        assertThat(field.isAnnotationPresent(Alias.class)).isTrue();
        var replaced = target.getDeclaredField(field.getName());
        assertThat(replaced.getType()).isEqualTo(field.getType());
        assertThat(Modifier.isStatic(replaced.getModifiers())).isTrue();
      }
    }
  }

  /** The compiler initialises all classes but these, and gives up when one of these came along. */
  @Test
  void classes_for_run_time_stay_untouched_when_all_others_are_initialised() throws Exception {
    List<String> names =
        Stream.of(properties().getProperty("quarkus.native.additional-build-args").split(",", -1))
            .map(argument -> argument.substring(RUN_TIME.length()))
            .toList();
    assertThat(names).contains("io.zonky.test", "org.apache.lucene.util.StringHelper");
    Set<String> culprits = new TreeSet<>();
    try (URLClassLoader apart =
        new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
      List<Class<?>> untouched = new ArrayList<>();
      for (String name : names.stream().filter(name -> !name.equals("io.zonky.test")).toList()) {
        untouched.add(Class.forName(name, false, apart));
      }
      Object unsafe = named("jdk.internal.misc.Unsafe").getMethod("getUnsafe").invoke(null);
      Method isUntouched = unsafe.getClass().getMethod("shouldBeInitialized", Class.class);
      for (String name : ourClassesAndThoseOfLucene()) {
        if (!names.contains(name)) {
          initialise(name, apart);
          for (Class<?> type : List.copyOf(untouched)) {
            if (!(boolean) isUntouched.invoke(unsafe, type)) {
              culprits.add(name + " initialises " + type.getName());
              untouched.remove(type);
            }
          }
        }
      }
    }
    assertThat(culprits).isEmpty();
  }

  private static void initialise(String name, ClassLoader loader) throws ClassNotFoundException {
    Thread thread = Thread.currentThread();
    ClassLoader usual = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      Class.forName(name, true, loader);
    } catch (NoClassDefFoundError e) {
      // Classes for vectors, which need a module of the JDK that is not there.
      assertThat(name).startsWith("org.apache.lucene.internal.vectorization.");
    } finally {
      thread.setContextClassLoader(usual);
    }
  }

  @Test
  void stored_content_is_registered_down_to_its_leaves() {
    Set<Class<?>> needed = new HashSet<>();
    collect(VersionContent.class, needed);
    assertThat(needed).hasSizeGreaterThan(15);
    Set<Class<?>> registered =
        Stream.of(ContentJson.class.getAnnotation(RegisterForReflection.class).targets())
            // Quarkus registers the types inside with each.
            .flatMap(type -> Stream.concat(Stream.of(type), Stream.of(type.getDeclaredClasses())))
            .collect(toSet());
    assertThat(registered).containsAll(needed);
  }

  private static void collect(Type type, Set<Class<?>> needed) {
    if (type instanceof ParameterizedType generic) {
      Stream.of(generic.getActualTypeArguments()).forEach(each -> collect(each, needed));
    } else if (type instanceof Class<?> plain
        && plain.getName().startsWith("almanac.")
        && needed.add(plain)) {
      if (plain.isRecord()) {
        Stream.of(plain.getRecordComponents())
            .map(RecordComponent::getGenericType)
            .forEach(each -> collect(each, needed));
      } else if (plain.isSealed()) {
        Stream.of(plain.getPermittedSubclasses()).forEach(each -> collect(each, needed));
      }
    }
  }

  @Test
  void every_system_that_is_named_has_its_postgres() throws Exception {
    Properties properties = properties();
    List<String> archives =
        properties.stringPropertyNames().stream()
            .filter(name -> name.startsWith("native.postgres."))
            .map(properties::getProperty)
            .toList();
    assertThat(archives).hasSize(4).doesNotHaveDuplicates();
    assertThat(archives).allSatisfy(it -> assertThat(resource(it)).isNotNull());
  }

  private static Properties properties() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = resource("application.properties").openStream()) {
      properties.load(in);
    }
    return properties;
  }

  private static JsonNode metadata() throws IOException {
    try (InputStream in = resource(METADATA).openStream()) {
      return new ObjectMapper().readTree(in);
    }
  }

  private static URL resource(String name) {
    return NativeMetadataTest.class.getClassLoader().getResource(name);
  }

  private static Class<?> named(String name) throws ClassNotFoundException {
    return Class.forName(name, false, NativeMetadataTest.class.getClassLoader());
  }

  private static Set<String> ourClassesAndThoseOfLucene() throws IOException {
    Path ours = Path.of("target/classes");
    try (JarFile lucene = lucene();
        Stream<Path> files = Files.walk(ours)) {
      return Stream.concat(
              files.map(file -> ours.relativize(file).toString().replace(File.separatorChar, '/')),
              lucene.stream().map(Object::toString))
          .filter(entry -> entry.endsWith(".class") && !entry.endsWith("-info.class"))
          .map(NativeMetadataTest::className)
          .collect(toCollection(TreeSet::new));
    }
  }

  private static String className(String entry) {
    return entry.substring(0, entry.length() - ".class".length()).replace('/', '.');
  }

  private static JarFile lucene() throws IOException {
    return new JarFile(
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(path -> Path.of(path).getFileName().toString().startsWith("lucene-core-"))
            .findFirst()
            .orElseThrow());
  }

  private static URL[] classPath() throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String path : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      urls.add(Path.of(path).toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }
}
