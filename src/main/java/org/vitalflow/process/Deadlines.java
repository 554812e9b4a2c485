package org.vitalflow.process;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.Country;

/**
 * When a step is due, by the decision {@code deadlines}; used by the models' due dates and timers.
 */
@Component("deadlines")
public class Deadlines {
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(5);
  private static final String CLOCK = "CLOCK";

  private final ObjectProvider<DecisionService> decisions;
  private final Country country;
  private final InstantSource clock;

  Deadlines(ObjectProvider<DecisionService> decisions, Country country, InstantSource clock) {
    this.decisions = decisions;
    this.country = country;
    this.clock = clock;
  }

  /**
   * Now plus what the decision allows for this step (ISO 8601: whole days or hours): open ones of
   * the office where its staff must act, those of calendar and clock where others do.
   */
  public Date due(String step, String eventType, String office) {
    return Date.from(dueFrom(clock.instant(), step, eventType, office));
  }

  /** The same, of a step that began at another moment. */
  public Instant dueFrom(Instant began, String step, String eventType, String office) {
    var rule =
        decisions
            .getObject()
            .evaluateDecisionTableByKey("deadlines", Map.of("step", step, "eventType", eventType))
            .getSingleResult();
    String within = rule.getEntry("within");
    Country.Office open = country.office(office).orElseThrow();
    ZonedDateTime now = began.atZone(open.zone());
    boolean byClock = CLOCK.equals(rule.getEntry("counted"));
    ZonedDateTime due =
        within.contains("T")
            ? after(now, Duration.parse(within), open, byClock)
            : after(now, Period.parse(within), open, byClock);
    return due.toInstant();
  }

  /**
   * When a packet of this office may be sent: as soon as MOSIP's centre takes packets, else in some
   * minutes, when whatever holds the sends back is looked at again.
   */
  public Date nextSending(String office) {
    Country.Office known = country.office(office).orElseThrow();
    ZonedDateTime now = clock.instant().atZone(known.zone());
    ZonedDateTime opens = known.centreOpeningHours().nextOpen(now);
    return Date.from((opens.isAfter(now) ? opens : now.plus(LOOK_AGAIN)).toInstant());
  }

  /**
   * When a person looks again at an answer that is waited for: at the beginning of that day (ISO
   * 8601) in the office, and no later than the decision allows for the step {@code KEEP_WAITING}.
   */
  public Date lookAgain(String day, String eventType, String office) {
    Country.Office open = country.office(office).orElseThrow();
    Date latest = due("KEEP_WAITING", eventType, office);
    Date wanted = Date.from(LocalDate.parse(day).atStartOfDay(open.zone()).toInstant());
    return wanted.before(latest) ? wanted : latest;
  }

  private static ZonedDateTime after(
      ZonedDateTime now, Duration within, Country.Office office, boolean byClock) {
    return byClock ? now.plus(within) : office.openingHours().plus(now, within);
  }

  private static ZonedDateTime after(
      ZonedDateTime now, Period within, Country.Office office, boolean byClock) {
    return byClock ? now.plus(within) : office.openingHours().plus(now, within);
  }
}
