package org.vitalflow.crvs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.Fault;
import org.vitalflow.platform.Problem;
import org.vitalflow.registry.Milestone;

/** Reads what a client wants to be told and where; names every fault. */
@Component
class SubscriptionBody {
  private static final Set<String> MEMBERS = Set.of("callback", "milestones", "types");
  private static final List<String> MILESTONES =
      Arrays.stream(Milestone.values()).map(Enum::name).toList();

  // the contract's eight, whether or not they can be sent yet
  private static final List<String> TYPES =
      List.of(
          "birth",
          "death",
          "marriage",
          "divorce",
          "update",
          "birth-revocation",
          "id-reactivation",
          "death-reversal");

  /** What was asked for; empty lists mean all. */
  record Wanted(String callback, List<String> milestones, List<String> types) {}

  private final AllowedHosts hosts;

  SubscriptionBody(AllowedHosts hosts) {
    this.hosts = hosts;
  }

  /** Fails with {@code INVALID_SUBSCRIPTION}. */
  Wanted read(ObjectNode body, String client) {
    var faults = new ArrayList<>(Faults.unknown(body, MEMBERS));
    String callback = callback(body.path("callback"), client, faults);
    List<String> milestones = words(body, "milestones", MILESTONES, faults);
    List<String> types = words(body, "types", TYPES, faults);
    if (!faults.isEmpty()) {
      throw Problem.of(
          "INVALID_SUBSCRIPTION", "The body has faults; each is named.", Faults.bounded(faults));
    }
    return new Wanted(callback, milestones, types);
  }

  private String callback(JsonNode value, String client, List<Fault> faults) {
    String at = "/callback";
    if (value.isMissingNode() || value.isNull()) {
      faults.add(new Fault(at, "REQUIRED", "This member is required."));
    } else if (!value.isTextual()) {
      faults.add(new Fault(at, "WRONG_TYPE", "This member must be a text."));
    } else {
      Callback.of(value.asText())
          .ifPresentOrElse(
              callback -> allowed(callback, client, faults),
              () ->
                  faults.add(
                      new Fault(
                          at,
                          "BAD_VALUE",
                          "This member must be a web address of at most %d characters with a host and without user and fragment."
                              .formatted(Callback.LONGEST))));
    }
    return value.asText("");
  }

  private void allowed(Callback callback, String client, List<Fault> faults) {
    if (!hosts.isAllowed(client, callback)) {
      faults.add(
          new Fault(
              "/callback",
              "HOST_NOT_ALLOWED",
              "This client may not be told at this scheme, host and port; an administrator sets where it may."));
    }
  }

  private static List<String> words(
      ObjectNode body, String name, Collection<String> known, List<Fault> faults) {
    JsonNode value = body.path(name);
    String at = "/" + name;
    if (value.isMissingNode() || value.isNull()) {
      return List.of();
    }
    if (!value.isArray() || value.isEmpty()) {
      faults.add(
          new Fault(
              at, "WRONG_TYPE", "This member must be a list of words; left out, it means all."));
      return List.of();
    }
    var words = new LinkedHashSet<String>();
    for (int i = 0; i < value.size(); i++) {
      JsonNode word = value.get(i);
      if (!word.isTextual() || !known.contains(word.asText())) {
        faults.add(
            new Fault(at + "/" + i, "UNKNOWN_VALUE", "One of: " + String.join(", ", known) + "."));
      } else {
        words.add(word.asText());
      }
    }
    return List.copyOf(words);
  }
}
