package org.vitalflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** What MOSIP tells of a packet, and where a shared credential waits. */
class EventsIT extends BirthEvents {
  @Test
  void aBirthIsToldTwiceAndTheCredentialOpensWithThePartnersKey() throws Exception {
    String rid = simulator.sendBirth();
    Callback.Heard completed = first(Topics.COMPLETED, rid);
    assertThat(completed.signature()).isEqualTo(Subscriber.signature(completed));
    JsonNode flat = RunningSimulator.JSON.readTree(completed.body());
    assertThat(flat.path("instanceId").asText()).isEqualTo(rid);
    assertThat(flat.path("resultCode").asText()).isEqualTo("PROCESSED");
    assertThat(flat.path("errorCode").isNull()).isTrue();

    Callback.Heard issued = first(Topics.CREDENTIAL, rid);
    assertThat(issued.signature()).isEqualTo(Subscriber.signature(issued));
    JsonNode data = RunningSimulator.JSON.readTree(issued.body()).at("/event/data");
    assertThat(data.path("registrationId").asText()).isEqualTo(rid);
    JsonNode subject = OpenedCredential.of(folder, data.path("credential").asText()).subject();
    assertThat(subject.path("id").asText()).endsWith("/" + rid);
    assertThat(Numbers.isVid(subject.path("VID").asText())).isTrue();
    assertThat(subject.at("/fullName/0/value").asText()).isEqualTo("Asha fullName");
  }

  @Test
  void aDeathIsToldOnTheCompletedTopicAlone() throws Exception {
    ObjectNode death = RunningSimulator.packet(RunningSimulator.rid(), "CRVS_DEATH");
    death
        .withObject("/request/fields")
        .put("UIN", "9432851054273815")
        .put("declaredAsDeceased", "Y");
    String rid = simulator.send(death);
    first(Topics.COMPLETED, rid);
    first(Topics.CREDENTIAL, simulator.sendBirth());
    assertThat(heard(Topics.CREDENTIAL, rid)).isEmpty();
  }

  @Test
  void aSharedCredentialIsFetchedWithTheTokenAsOftenAsThePolicySays() throws Exception {
    String rid = birthUnder("DATA_SHARE", 1);
    JsonNode event =
        RunningSimulator.JSON.readTree(first(Topics.CREDENTIAL, rid).body()).path("event");
    assertThat(event.path("data").has("credential")).isFalse();
    String path = URI.create(event.path("dataShareUri").asText()).getPath();
    assertThat(simulator.send(simulator.to(path)).statusCode()).isEqualTo(401);
    assertThat(code(path.replace(Client.MOSIP_PARTNER, "another"))).isEqualTo("DAT-SER-008");
    assertThat(code(path + "x")).isEqualTo("DAT-SER-008");
    for (int i = 0; i < 2; i++) {
      HttpResponse<String> share = fetched(path);
      assertThat(share.headers().firstValue("Signature"))
          .hasValue(event.at("/data/proof/signature").asText());
      assertThat(OpenedCredential.of(folder, share.body()).subject().path("VID").asText())
          .hasSize(16);
    }
    assertThat(code(path)).isEqualTo("DAT-SER-006");
  }

  private static HttpResponse<String> fetched(String path) throws Exception {
    HttpResponse<String> answer =
        simulator.send(simulator.to(path).header("Cookie", simulator.cookie()));
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer;
  }

  private static String code(String path) throws Exception {
    return RunningSimulator.tree(fetched(path)).at("/errors/0/errorCode").asText();
  }
}
