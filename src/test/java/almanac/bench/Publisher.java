package almanac.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Whoever publishes and withdraws, as the program does it, in the database alone. */
final class Publisher {
  private static final String LOCK = "select pg_advisory_xact_lock(x'616c6d616e6163'::bigint)";
  private static final String NOW =
      "select greatest(max(at) + interval '1 microsecond', clock_timestamp()) from journal";
  private static final String LAST = "from version where slug = ? order by number desc limit 1";

  private final Connection database;
  private int published;

  Publisher(Connection database) throws SQLException {
    this.database = database;
    database.setAutoCommit(false);
  }

  long versions() throws SQLException {
    long versions = Long.parseLong(one("select count(*) from version"));
    database.commit();
    return versions;
  }

  /** Documents of which agents find a version today. */
  List<String> someInForce(int most) throws SQLException {
    List<String> slugs = new ArrayList<>();
    try (PreparedStatement select =
        database.prepareStatement(
            "select slug from version where state = 'PUBLISHED' and cardinality(audience) = 0"
                + " group by slug having max(number) filter (where effective_from > current_date)"
                + " is null order by slug limit ?")) {
      select.setInt(1, most);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          slugs.add(rows.getString(1));
        }
      }
    }
    database.commit();
    return slugs;
  }

  /** Puts a copy of the last version in force from today on, under a summary of its own. */
  String publish(String slug) throws SQLException {
    String summary = "第" + ++published + "次测量" + Long.toString(System.nanoTime(), 36);
    one(LOCK);
    run(
        "insert into version select nextval('version_id'), slug, kind, number + 1, 1, 'PUBLISHED',"
            + " current_date, null, audience, author, approved_by, ("
            + NOW
            + "), null, null, null,"
            + " null, content_hash "
            + LAST,
        slug);
    run(
        "insert into version_text select (select id "
            + LAST
            + "), content || jsonb_build_object("
            + "'summary', ?::text) from version_text where version_id = (select id from version"
            + " where slug = ? order by number desc limit 1 offset 1)",
        slug,
        summary,
        slug);
    journal(slug, "PUBLISHED", "published_at");
    return summary;
  }

  void withdraw(String slug) throws SQLException {
    one(LOCK);
    run(
        "update version set state = 'WITHDRAWN', withdrawn_at = ("
            + NOW
            + "), withdrawn_by ="
            + " 'bench' where id = (select id "
            + LAST
            + ")",
        slug);
    journal(slug, "WITHDRAWN", "withdrawn_at");
  }

  private void journal(String slug, String action, String at) throws SQLException {
    run(
        "insert into journal select (select max(position) + 1 from journal), "
            + at
            + ", ?, slug,"
            + " number, 'bench' "
            + LAST,
        action,
        slug);
    one("select pg_notify('almanac_journal', '')");
    database.commit();
  }

  String summary(String slug) throws SQLException {
    try (PreparedStatement select =
        database.prepareStatement(
            "select content->>'summary' from version_text where version_id = (select id "
                + LAST
                + ")")) {
      select.setString(1, slug);
      try (ResultSet rows = select.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }

  private String one(String query) throws SQLException {
    try (PreparedStatement select = database.prepareStatement(query);
        ResultSet rows = select.executeQuery()) {
      rows.next();
      return String.valueOf(rows.getString(1));
    }
  }

  private void run(String change, String... parameters) throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(change)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      if (statement.executeUpdate() != 1) {
        throw new IllegalStateException("not one row by " + change);
      }
    }
  }
}
