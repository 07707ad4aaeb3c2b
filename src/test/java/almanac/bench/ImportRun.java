package almanac.bench;

import almanac.bench.Server.Beans;
import almanac.search.lucene.OpenedIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * The first start of the package on an empty data folder and a folder of many files: it imports
 * them while the index follows. Watched from outside, by database, files and /proc.
 */
final class ImportRun {
  private static final int STEP = 1000;
  private static final int WARM = 2000;
  private static final double LONGEST_SECONDS = 600;

  private final Server server;
  private final Path data;
  private final int versions;
  private final Report report;

  ImportRun(Server server, Path data, int versions, Report report) {
    this.server = server;
    this.data = data;
    this.versions = versions;
    this.report = report;
  }

  private record Mark(double at, double cpu, double databaseCpu) {}

  void watch() throws Exception {
    try (Connection database = connect()) {
      Beans beans = server.beans();
      Mark begin = mark(beans);
      report.title(
          "Import of " + versions + " versions, with fsync, while the index follows",
          "versions",
          "versions/s",
          "s of processor per 1,000: JVM",
          "and database",
          "live heap MiB",
          "JVM RSS MiB",
          "database PSS MiB",
          "index behind, entries");
      Mark writing = begin;
      Mark last = begin;
      Mark warm = begin;
      int done = 0;
      while (!(boolean) one(database, "select count(finished_at) > 0 from content_import")) {
        long now = (long) one(database, "select count(*) from version");
        if (now == 0) {
          writing = mark(beans);
          last = writing;
        }
        if (now >= done + STEP) {
          Mark mark = mark(beans);
          int more = (int) (now - done);
          done = (int) now;
          warm = done <= WARM ? mark : warm;
          report.row(
              done,
              more / (mark.at() - last.at()),
              (mark.cpu() - last.cpu()) / more * STEP,
              (mark.databaseCpu() - last.databaseCpu()) / more * STEP,
              beans.liveMegabytes(),
              server.residentMegabytes(),
              server.databaseMegabytes(),
              behind(database));
          last = mark(beans);
        }
        pause();
      }
      Mark end = mark(beans);
      int left = behind(database);
      while (behind(database) > 0) {
        pause();
      }
      Mark caughtUp = mark(beans);
      tell(begin, writing, warm, end, left, caughtUp, beans);
    }
  }

  private void tell(
      Mark begin, Mark writing, Mark warm, Mark end, int left, Mark caughtUp, Beans beans) {
    report.line("");
    report.line(
        "Reading and checking all files: %.1f s, %.0f files/s."
            .formatted(writing.at() - begin.at(), versions / (writing.at() - begin.at())));
    report.line(
        "Writing: %.1f s, %.0f versions/s."
            .formatted(end.at() - writing.at(), versions / (end.at() - writing.at())));
    report.line(
        "**Import as a whole, cold: %.1f s, %.0f versions/s; written after the first %d: %.0f/s (bar: 500).**"
            .formatted(
                end.at() - begin.at(),
                versions / (end.at() - begin.at()),
                WARM,
                (versions - WARM) / (end.at() - warm.at())));
    report.line(
        "The index was %d entries behind then and had caught up after %.1f s more: %.0f versions/s from file to hit."
            .formatted(left, caughtUp.at() - end.at(), versions / (caughtUp.at() - begin.at())));
    report.line(
        "Processor: JVM %.1f s, database %.1f s. Live heap %d MiB, JVM %d MiB, database %d MiB resident."
            .formatted(
                caughtUp.cpu() - begin.cpu(),
                caughtUp.databaseCpu() - begin.databaseCpu(),
                beans.liveMegabytes(),
                server.residentMegabytes(),
                server.databaseMegabytes()));
  }

  private Mark mark(Beans beans) {
    return new Mark(server.age(), beans.cpuSeconds(), server.databaseCpuSeconds());
  }

  // The schema is there a moment before the import begins.
  private Connection connect() throws InterruptedException {
    while (server.isAlive()) {
      try {
        Connection database = server.database();
        try {
          one(database, "select count(*) from content_import");
          return database;
        } catch (SQLException e) {
          database.close();
        }
      } catch (SQLException | IOException | IndexOutOfBoundsException _) {
        // not yet
      }
      Thread.sleep(20);
    }
    throw new IllegalStateException("the server ended; see server.log");
  }

  private int behind(Connection database) throws SQLException, IOException {
    long micros = 0;
    try (Directory index = FSDirectory.open(OpenedIndex.folder(data))) {
      String horizon = SegmentInfos.readLatestCommit(index).getUserData().get("horizon");
      micros = horizon == null ? 0 : Long.parseLong(horizon);
    } catch (IndexNotFoundException _) {
      // no commit yet
    }
    Instant horizon = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    return ((Long) one(database, "select count(*) from journal where at > '" + horizon + "'"))
        .intValue();
  }

  private static Object one(Connection database, String query) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getObject(1);
    }
  }

  private void pause() throws InterruptedException {
    if (!server.isAlive() || server.age() > LONGEST_SECONDS) {
      throw new IllegalStateException("the import does not end; see server.log");
    }
    Thread.sleep(50);
  }
}
