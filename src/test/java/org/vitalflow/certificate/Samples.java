package org.vitalflow.certificate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vitalflow.platform.Country;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.EventStatus;
import org.vitalflow.registry.Journal;
import org.vitalflow.registry.NationalId;
import org.vitalflow.registry.Records;

/** Births as the registry knows them, and the stage's own parts over them. */
final class Samples {
  static final LocalDate ISSUED = LocalDate.of(2026, 11, 24);
  static final ZoneId ZONE = ZoneOffset.UTC;
  static final String NUMBER = "DEMO01-2026-000123";
  static final CheckCode CODE = new CheckCode("K7QD2M9X0PTE");
  static final String PUBLIC_URL = "https://crvs.example.org";
  static final Fonts FONTS = new Fonts();
  static final CertificatePrinter PRINTER = new CertificatePrinter(FONTS);
  private static final ObjectMapper JSON = new ObjectMapper();

  private Samples() {}

  /** One language's name of a person. */
  record Name(String language, String given, String family) {}

  static Country country() {
    var state = new LinkedHashMap<String, String>();
    state.put("eng", "Republic of Isango");
    state.put("fra", "République d'Isango");
    var office = new LinkedHashMap<String, String>();
    office.put("eng", "Ibombo Civil Registry Office");
    office.put("fra", "Bureau d'état civil d'Ibombo");
    return new Country(
        state,
        List.of("eng", "fra", "ara", "amh", "hin"),
        Map.of(
            "DEMO01",
            new Country.Office(
                office,
                "10001",
                "10001",
                "crvs-officer",
                ZoneOffset.UTC,
                "FULL",
                null,
                List.of(),
                null,
                List.of(),
                List.of())),
        new Country.Mosip(
            "CRVS1", Map.of(), "0.3", Map.of(), 5, List.of(), Map.of(), null, List.of("VID")));
  }

  static Event event() {
    return event("birth");
  }

  static Event event(String type) {
    Instant now = Instant.parse("2026-11-24T10:15:30Z");
    return new Event(
        UUID.fromString("0192f6c1-7c1e-7b3a-9d0e-6a1f0c9b2d44"),
        type,
        EventStatus.READY_TO_ISSUE,
        "crvs-demo",
        "B7K3M9QX",
        "hospital-4711",
        "DEMO01",
        "2026IBO000871",
        1,
        "ON_TIME",
        true,
        true,
        null,
        false,
        false,
        false,
        null,
        null,
        now,
        now);
  }

  static ObjectNode birth(Name... names) {
    ObjectNode birth = JSON.createObjectNode();
    birth
        .putObject("place")
        .put("facilityType", "HOSPITAL")
        .put("name", "Ibombo District Hospital")
        .put("area", "Ibombo");
    ObjectNode child = birth.putObject("child").put("sex", "female");
    child.put("dateOfBirth", "2026-11-21");
    name(child, names);
    name(birth.putObject("mother"), new Name("eng", "Grace", "Tembo"));
    name(birth.putObject("father"), new Name("eng", "Daniel", "Tembo"));
    birth
        .putObject("registration")
        .put("number", "2026IBO000871")
        .put("registeredOn", "2026-11-23")
        .put("registrar", "K. Banda");
    return birth;
  }

  static ObjectNode death(Name... names) {
    ObjectNode death = birth(names);
    ObjectNode deceased = death.putObject("deceased").put("sex", "female");
    name(deceased, names);
    deceased.put("dateOfBirth", "1944-05").put("maritalStatus", "WIDOWED");
    deceased.put("occupation", "Weaver").putObject("residence").put("city", "Ibombo");
    death.put("occurredOn", "2026-11-21").put("mannerOfDeath", "NATURAL");
    death.putObject("informant").put("relation", "DAUGHTER");
    death.putObject("medical").putArray("chain").addObject().put("text", "Sepsis");
    death.remove(List.of("child", "mother", "father"));
    return death;
  }

  static void name(ObjectNode person, Name... names) {
    ArrayNode list = person.putArray("name");
    for (Name name : names) {
      list.addObject()
          .put("language", name.language())
          .put("given", name.given())
          .put("family", name.family());
    }
  }

  static CertificatePages certificates(String nationalId) {
    return new CertificatePages(
        List.of(new BirthCertificate(), new DeathCertificate()),
        records(nationalId),
        journal(),
        country(),
        new Labels(country()),
        FONTS,
        PUBLIC_URL);
  }

  static Page page(ObjectNode record, CheckCode code) {
    return certificates("5132790482118360")
        .page(event(), record, new Imprint(NUMBER, code, ISSUED));
  }

  static byte[] print(ObjectNode record) throws NameNotPrintable {
    return PRINTER.print(page(record, CODE));
  }

  private static Records records(String nationalId) {
    return org.mockito.Mockito.mock(
        Records.class,
        call -> Optional.ofNullable(nationalId).map(value -> new NationalId("VID", value)));
  }

  private static Journal journal() {
    return org.mockito.Mockito.mock(Journal.class, call -> List.of());
  }
}
