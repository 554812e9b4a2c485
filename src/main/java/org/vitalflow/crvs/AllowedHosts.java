package org.vitalflow.crvs;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Where each client may be told, by configuration alone. */
@Component
class AllowedHosts {
  private static final Pattern ENTRY =
      Pattern.compile("(?<client>[^=\\s]+)=(?<host>[^\\s=]+):(?<port>[0-9]{1,5}|\\*)");
  private static final String ANY = "*";

  private record Place(String client, String host, String port) {
    static Place of(String text) {
      Matcher entry = ENTRY.matcher(text.strip());
      if (!entry.matches()) {
        throw new IllegalArgumentException(
            "VITALFLOW_CRVS_HOSTS has an entry that is not client=host:port: " + text);
      }
      return new Place(
          entry.group("client"), entry.group("host").toLowerCase(Locale.ROOT), entry.group("port"));
    }
  }

  private final List<Place> places;
  private final boolean https;

  /** Fails where an entry cannot be read. */
  AllowedHosts(CrvsSettings settings) {
    places = settings.hosts().stream().filter(text -> !text.isBlank()).map(Place::of).toList();
    https = settings.https();
  }

  boolean isAllowed(String client, Callback callback) {
    return (callback.isHttps() || !https)
        && places.stream()
            .anyMatch(
                place ->
                    place.client().equals(client)
                        && place.host().equals(callback.host())
                        && (place.port().equals(ANY)
                            || place.port().equals(String.valueOf(callback.port()))));
  }
}
