package org.vitalflow.mosip;

import com.fasterxml.jackson.databind.ObjectMapper;
import feign.FeignException;
import feign.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.vitalflow.mosip.CredentialRefused.Reason;

/**
 * Where a credential waits that is not inside its event. A share is given a limited number of
 * times: what was fetched should be kept before it is opened.
 */
@Component
public class DataShare {
  private static final int LIMIT = 10 * 1024 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> GONE = Set.of("DAT-SER-006", "DAT-SER-008");

  private record Answer(int status, byte[] body) {}

  private final DataShareClient client;
  private final Tokens tokens;
  private final MosipSettings settings;
  private final SignalSettings signals;
  private final Remotes remotes;

  DataShare(
      DataShareClient client,
      Tokens tokens,
      MosipSettings settings,
      SignalSettings signals,
      Remotes remotes) {
    this.remotes = remotes;
    this.client = client;
    this.tokens = tokens;
    this.settings = settings;
    this.signals = signals;
  }

  /**
   * The credential as it is encrypted for us; at most 10 MiB.
   *
   * @param dataShareUri as the event has it
   * @throws CredentialRefused where the address is not one of ours, or the share is used up
   * @throws MosipUnavailable where it may be had later
   */
  public byte[] fetch(String dataShareUri) {
    URI address = DataShareAddress.of(dataShareUri, signals, settings);
    String cookie = tokens.cookie();
    Answer answer = get(address, cookie);
    if (answer.status() == 401) {
      tokens.forget(cookie);
      answer = get(address, tokens.cookie());
    }
    if (answer.status() == 403) {
      throw new MosipMisconfigured(
          "data share: 403, MOSIP's client %s is not in the data share's allowed audiences"
              .formatted(settings.clientId()));
    }
    if (answer.status() != 200) {
      throw new MosipUnavailable("data share: HTTP " + answer.status());
    }
    return checked(answer.body());
  }

  /** Its errors, too, come with 200. */
  private static byte[] checked(byte[] body) {
    if (body.length > LIMIT) {
      throw new CredentialRefused(Reason.SHARE_TOO_LARGE);
    }
    if (body.length > 0 && body[0] != '{' && body[0] != '<') {
      return body;
    }
    if (GONE.contains(errorCode(body))) {
      throw new CredentialRefused(Reason.SHARE_GONE);
    }
    throw new MosipUnavailable("data share: 200 without a credential");
  }

  private static String errorCode(byte[] body) {
    try {
      return JSON.readTree(body).at("/errors/0/errorCode").asText("");
    } catch (IOException e) {
      return "";
    }
  }

  private Answer get(URI address, String cookie) {
    return remotes.guarded(
        Remote.DATASHARE,
        () -> {
          Answer answer = answered(address, cookie);
          if (answer.status() >= 500) {
            throw new MosipUnavailable("data share: HTTP " + answer.status());
          }
          return answer;
        });
  }

  private Answer answered(URI address, String cookie) {
    try (Response response = client.get(address, cookie)) {
      byte[] body =
          response.body() == null
              ? new byte[0]
              : response.body().asInputStream().readNBytes(LIMIT + 1);
      return new Answer(response.status(), body);
    } catch (FeignException | IOException e) {
      throw new MosipUnavailable("data share: no answer");
    }
  }

  /** What was fetched, as {@link Credentials#open} takes it. */
  public static String text(byte[] fetched) {
    return new String(fetched, StandardCharsets.US_ASCII);
  }
}
