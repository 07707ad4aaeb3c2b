package almanac.document.time;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The clock, and the zone in which a business day begins and ends. */
@ApplicationScoped
public class BusinessTime {
  private final Clock clock;
  private final ZoneId zone;

  BusinessTime(
      Clock clock,
      @ConfigProperty(name = "almanac.time-zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
    this.clock = clock;
    this.zone = zone;
  }

  /** The zone of business days. */
  public ZoneId zone() {
    return zone;
  }

  /** The business day that it is. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  /** The instant that it is, in whole microseconds. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** The last microsecond of a business day. */
  Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(zone).toInstant().minus(1, ChronoUnit.MICROS);
  }

  /** The business day in which an instant lies. */
  LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }

  @ApplicationScoped
  static class Clocks {
    /** The one source of "now"; tests bring their own. */
    @Produces
    @DefaultBean
    @ApplicationScoped
    Clock clock() {
      return Clock.systemUTC();
    }
  }
}
