package org.vitalflow.mosip;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.vitalflow.mosip.Preflight.Line;
import org.vitalflow.mosip.Preflight.State;

/** Tells of each line once, and again only when it has changed. */
@Component
class PreflightLog {
  private static final Logger LOG = LoggerFactory.getLogger(PreflightLog.class);

  private Map<String, Line> told = Map.of();
  private boolean saidOfAll;

  synchronized void tell(List<Line> lines) {
    Map<String, Line> now = new LinkedHashMap<>();
    for (Line line : lines) {
      if (line.state() != State.OK) {
        now.put(line.name(), line);
      }
    }
    now.forEach(
        (name, line) -> {
          if (!line.equals(told.get(name))) {
            tell(line);
          }
        });
    for (String name : told.keySet()) {
      if (!now.containsKey(name)) {
        LOG.info("MOSIP pre-flight: {} is in order now", name);
      }
    }
    boolean all = now.values().stream().allMatch(line -> line.state() == State.NOT_GRANTED);
    if (all && !saidOfAll) {
      LOG.info("MOSIP pre-flight: all that could be asked is in order");
    }
    saidOfAll = all;
    told = now;
  }

  private static void tell(Line line) {
    if (line.state() == State.WRONG) {
      LOG.warn("MOSIP pre-flight: {}: {}", line.name(), line.remedy());
    } else {
      LOG.info("MOSIP pre-flight: {} ({}): {}", line.name(), line.state(), line.remedy());
    }
  }
}
