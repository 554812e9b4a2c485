package org.vitalflow.desk;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.vitalflow.crvs.Notifications;
import org.vitalflow.desk.Stuck.Reason;

/** Cases whose sender could not be told what became of them. */
@Component
class StuckNotifications implements StuckSource {
  private final Notifications notifications;

  StuckNotifications(Notifications notifications) {
    this.notifications = notifications;
  }

  @Override
  public List<Stuck> stuck(Optional<String> office, int most) {
    return notifications.untold(office, most).stream()
        .map(
            one ->
                new Stuck(
                    one.eventId(),
                    Reason.NOTIFICATION_DEAD,
                    "",
                    one.since(),
                    null,
                    null,
                    null,
                    null,
                    ""))
        .toList();
  }
}
