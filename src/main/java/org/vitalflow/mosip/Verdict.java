package org.vitalflow.mosip;

import java.util.function.Predicate;

/**
 * The one place that says of an answer whether it is success, and if not, who must do what: nobody
 * (it is asked again), a person, or an operator. Of MOSIP's words only its error codes are
 * repeated.
 *
 * @param about what the call was about, for the operator's message
 */
record Verdict(Api api, String client, String about) {

  MosipAnswer judged(MosipAnswer answer, Predicate<MosipAnswer> success) throws MosipRefused {
    switch (answer.status()) {
      case 200 -> {
        if (answer.shape() == MosipAnswer.Shape.OBJECT && success.test(answer)) {
          return answer;
        }
        throw answer.shape() == MosipAnswer.Shape.OBJECT ? failed(answer) : noEnvelope(answer);
      }
      case 400 ->
          throw new MosipRefused(
              "HTTP_400",
              api.title() + ": 400, MOSIP cannot read this request; a person must look at it");
      case 401 ->
          throw notGranted(
              "401 with a fresh token: client `%s` is not in MOSIP's allowed audiences (auth.server.admin.allowed.audience), or MOSIP_TOKEN_URL belongs to another MOSIP"
                  .formatted(client));
      case 403 ->
          throw notGranted(
              "403: client `%s` is not in MOSIP's allowed audiences (auth.server.admin.allowed.audience) or lacks %s"
                  .formatted(client, api.roles()));
      case 404, 405 ->
          throw new MosipNoSuchService(
              "%s: %d: there is no such service at the address of %s"
                  .formatted(api.title(), answer.status(), api.setting()));
      default -> throw byClass(answer);
    }
  }

  private MosipUnavailable byClass(MosipAnswer answer) {
    return switch (answer.status() / 100) {
      case 3 ->
          misconfigured(
              "%d: the address of %s leads elsewhere, and redirects are not followed"
                  .formatted(answer.status(), api.setting()));
      default ->
          unavailable(
              "HTTP %d with %s in place of an answer"
                  .formatted(answer.status(), answer.shape().words()));
    };
  }

  private MosipUnavailable noEnvelope(MosipAnswer answer) {
    return unavailable(
        "200 with %s in place of MOSIP's envelope; if this stays, see that %s is the service itself and no page before it"
            .formatted(answer.shape().words(), api.setting()));
  }

  /** MOSIP's envelope says no, or says nothing. */
  private MosipUnavailable failed(MosipAnswer answer) throws MosipRefused {
    MosipUnavailable fault = null;
    for (String code : answer.errorCodes()) {
      MosipUnavailable said = said(code);
      fault = fault == null || said instanceof MosipMisconfigured ? said : fault;
    }
    return fault != null
        ? fault
        : unavailable("MOSIP did not do it and gave no reason; its own log has one");
  }

  private MosipUnavailable said(String code) throws MosipRefused {
    return switch (code) {
      case "KER-PUT-006" ->
          misconfigured(
              "%s: MOSIP's packet manager has no provider for %s; its operator adds the pair to provider.packetwriter, provider.packetreader and packetmanager.default.priority"
                  .formatted(code, about));
      case "KER-PUT-013" ->
          misconfigured(
              code + ": MOSIP's packet manager has no object store; its operator sets one");
      case "KER-KPM-002", "KER-KPM-007", "KER-KPM-008", "RPR-WIN-000", "RPR-WIN-002" ->
          throw new MosipRefused(
              code,
              "%s: %s, MOSIP does not take this request as it is; a person must look at it"
                  .formatted(api.title(), code));
      case "RPR-WIS-000" ->
          misconfigured(
              "%s: MOSIP cannot begin with %s; probably registration.processor.main-processes or registration.processor.additional-process.category-mapping lacks the process"
                  .formatted(code, about));
      case "RPR-WIN-001" ->
          misconfigured(
              "%s: MOSIP expects another id or version (mosip.regproc.workflow-manager.instance.api-id and .version), or our clock is wrong"
                  .formatted(code));
      case "RPR-RGS-023" ->
          misconfigured(
              code + ": our clock and MOSIP's differ by hours; set both by the same time server");
      case "RPR-RGS-022", "RPR-RGS-024" ->
          misconfigured(code + ": MOSIP's status service expects another id or version");
      case "RPR-RGS-015" ->
          misconfigured(
              code
                  + ": MOSIP's status service does not take the request; most often our clock and MOSIP's differ by hours");
      default -> unavailable(code);
    };
  }

  private MosipNotGranted notGranted(String what) {
    return new MosipNotGranted(api.title() + ": " + what);
  }

  private MosipMisconfigured misconfigured(String what) {
    return new MosipMisconfigured(api.title() + ": " + what);
  }

  private MosipUnavailable unavailable(String what) {
    return new MosipUnavailable(
        "%s: %s. It is asked again; if this stays, ask MOSIP's operator"
            .formatted(api.title(), what));
  }
}
