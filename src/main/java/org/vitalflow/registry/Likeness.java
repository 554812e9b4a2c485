package org.vitalflow.registry;

import java.util.ArrayList;
import java.util.List;

/**
 * How much two records look like reports of one event.
 *
 * @param score in percent: 0 for none at all, 100 for certain
 * @param reasons what speaks for and against it
 */
public record Likeness(int score, List<TwinReason> reasons) {
  private static final int MOST = 100;

  /** Adds up what speaks for and against, in points of a hundred. */
  static final class Evidence {
    private final List<TwinReason> reasons = new ArrayList<>();
    private double points;

    Evidence add(double more) {
      points += more;
      return this;
    }

    Evidence add(double more, TwinReason reason) {
      reasons.add(reason);
      return add(more);
    }

    Likeness sum() {
      return new Likeness((int) Math.round(Math.max(0, Math.min(MOST, points))), reasons);
    }

    Likeness none(TwinReason why) {
      return new Likeness(0, List.of(why));
    }

    Likeness certain(TwinReason why) {
      reasons.add(0, why);
      return new Likeness(MOST, reasons);
    }
  }
}
