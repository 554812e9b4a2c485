package org.vitalflow.mosip;

import static org.vitalflow.mosip.Preflight.Code.CALLBACK;
import static org.vitalflow.mosip.Preflight.Code.IDENTIFIER;
import static org.vitalflow.mosip.Preflight.Code.PARTNER_ID;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;
import org.vitalflow.mosip.Preflight.Code;
import org.vitalflow.mosip.Preflight.Line;

/** What of our own settings cannot fit MOSIP, whatever MOSIP says. */
@Component
class LocalPrerequisites implements Prerequisites {
  private static final Pattern OURSELVES =
      Pattern.compile("localhost|127\\..*|\\[?::1]?|0\\.0\\.0\\.0");

  private final MosipSettings settings;
  private final SharedIdentifiers identifiers;
  private final boolean quickStart;

  LocalPrerequisites(
      MosipSettings settings, SharedIdentifiers identifiers, Environment environment) {
    this.settings = settings;
    this.identifiers = identifiers;
    this.quickStart = environment.acceptsProfiles(Profiles.of("quickstart"));
  }

  @Override
  public Map<Code, Check> checks() {
    return Map.of(
        PARTNER_ID, () -> List.of(line(PARTNER_ID, partnerId())),
        CALLBACK, () -> List.of(line(CALLBACK, callback())),
        IDENTIFIER, () -> List.of(line(IDENTIFIER, identifiers.warning())));
  }

  private static Line line(Code code, Optional<String> fault) {
    return fault.map(what -> Line.wrong(code, "", what)).orElse(Line.ok(code));
  }

  private Optional<String> partnerId() {
    return settings.partnerId().equals(settings.clientId())
        ? Optional.empty()
        : Optional.of(
            "MOSIP_PARTNER_ID and MOSIP_CLIENT_ID differ: MOSIP's hub gives a partner's credentials only to the client of the same name");
  }

  private Optional<String> callback() {
    String name = "MOSIP_CALLBACK_BASE_URL";
    URI url;
    try {
      url = URI.create(settings.callbackBaseUrl());
    } catch (IllegalArgumentException e) {
      return Optional.of(name + " is no URL; MOSIP's hub calls it followed by /websub/");
    }
    String scheme = String.valueOf(url.getScheme());
    if (url.getHost() == null || !scheme.matches("https?") || url.getQuery() != null) {
      return Optional.of(
          name
              + " must be https, a host and perhaps a port and a path, such as https://crvs.example");
    }
    if (quickStart) {
      return Optional.empty();
    }
    if (!scheme.equals("https")) {
      return Optional.of(name + " must be https: credentials come by it");
    }
    return OURSELVES.matcher(url.getHost()).matches()
        ? Optional.of(name + " names this machine itself, where MOSIP's hub cannot reach us")
        : Optional.empty();
  }
}
