package org.vitalflow.mosip;

import feign.Response;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** One call with our token; a token that MOSIP no longer takes is replaced once. */
@Component
class Calls {
  private final Tokens tokens;
  private final Remotes remotes;
  private final MosipSettings settings;

  Calls(Tokens tokens, Remotes remotes, MosipSettings settings) {
    this.tokens = tokens;
    this.remotes = remotes;
    this.settings = settings;
  }

  /**
   * The answer, if {@code success} says so of it; anything else is thrown as what {@link Verdict}
   * makes of it.
   *
   * @param about what the call was about in MOSIP's words, such as source and process; no RID
   * @param client makes the request with the cookie it is given
   */
  MosipAnswer call(
      Api api, String about, Function<String, Response> client, Predicate<MosipAnswer> success)
      throws MosipRefused {
    var verdict = new Verdict(api, settings.clientId(), about);
    String cookie = tokens.cookie();
    MosipAnswer answer =
        remotes.ask(
            api,
            () -> client.apply(cookie),
            a -> a.refusesToken() ? a : verdict.judged(a, success));
    if (!answer.refusesToken()) {
      return answer;
    }
    tokens.forget(cookie);
    String fresh = tokens.cookie();
    return remotes.ask(api, () -> client.apply(fresh), a -> verdict.judged(a, success));
  }
}
