package org.vitalflow.process;

import java.time.Duration;
import java.time.InstantSource;
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
  private final ObjectProvider<DecisionService> decisions;
  private final Country country;
  private final InstantSource clock;

  Deadlines(ObjectProvider<DecisionService> decisions, Country country, InstantSource clock) {
    this.decisions = decisions;
    this.country = country;
    this.clock = clock;
  }

  /**
   * Now plus what the decision allows for this step (ISO 8601: whole days of the office's calendar,
   * or hours).
   */
  public Date due(String step, String eventType, String office) {
    String within =
        decisions
            .getObject()
            .evaluateDecisionTableByKey("deadlines", Map.of("step", step, "eventType", eventType))
            .getSingleEntry();
    ZonedDateTime now =
        clock.instant().atZone(country.office(office).map(Country.Office::zone).orElseThrow());
    ZonedDateTime due =
        within.contains("T") ? now.plus(Duration.parse(within)) : now.plus(Period.parse(within));
    return Date.from(due.toInstant());
  }
}
