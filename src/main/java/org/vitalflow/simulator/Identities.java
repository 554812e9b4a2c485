package org.vitalflow.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The people MOSIP knows, found by each of their numbers and, for the dedupe, by what they are. */
@Component
class Identities {
  private static final List<String> ADULTS =
      List.of("5132790482118360", "9432851054273815", "6184027395162841", "4271835069182736");

  private static final List<String> LIKENESS = List.of("fullName", "dateOfBirth", "gender");

  private final Store store;
  private final boolean infantDedupe;
  private final Map<String, String> uinByNumber = new ConcurrentHashMap<>();
  private final Map<String, String> ridByLikeness = new ConcurrentHashMap<>();

  Identities(Store store, SimulatorConfiguration.Settings settings) {
    this.store = store;
    this.infantDedupe = settings.infantDedupe();
    store.identities.values().forEach(this::index);
    if (store.identities.size() == 0) {
      store.update(
          change ->
              ADULTS.forEach(vid -> put(change, new Rows.Identity(unusedUin(), vid, null, false))));
    }
  }

  /** Those who were known at the first start, alive. */
  List<Rows.Identity> first() {
    return store.identities.values().stream()
        .filter(person -> person.rid() == null)
        .map(person -> new Rows.Identity(person.uin(), person.vid(), null, false))
        .toList();
  }

  /** Begins anew with these people. */
  void begin(Store.Change change, List<Rows.Identity> people) {
    uinByNumber.clear();
    ridByLikeness.clear();
    people.forEach(person -> put(change, person));
  }

  /** A new identity; MOSIP itself does not ask whether it knows the child under another RID. */
  Rows.Identity issue(Store.Change change, String rid) {
    return put(change, new Rows.Identity(unusedUin(), Numbers.vid(), rid, false));
  }

  /** What a packet adds to a person's data, which a death does too. */
  void amend(Store.Change change, Rows.Identity person, Rows.Packet packet) {
    Map<String, String> fields = new LinkedHashMap<>(amendments(person));
    fields.putAll(packet.fields());
    fields.remove("UIN");
    change.put(store.amendments, person.uin(), new Rows.Amendment(fields));
    if (packet.process().equals("CRVS_DEATH")) {
      put(change, new Rows.Identity(person.uin(), person.vid(), person.rid(), true));
    }
  }

  /** The person with this UIN, VID or RID. */
  Optional<Rows.Identity> find(String number) {
    return store.identities.find(uinByNumber.getOrDefault(number, number));
  }

  /**
   * Whether somebody of the same name, date of birth and gender was issued under another RID; never
   * where MOSIP does not ask.
   */
  boolean hasTwin(Rows.Packet packet) {
    String rid = ridByLikeness.get(likeness(packet));
    return rid != null && !rid.equals(packet.rid());
  }

  /** What MOSIP holds of the person, as the packets brought it. */
  Map<String, String> fieldsOf(Rows.Identity person) {
    Map<String, String> fields = new LinkedHashMap<>();
    packetOf(person).ifPresent(packet -> fields.putAll(packet.fields()));
    fields.putAll(amendments(person));
    return fields;
  }

  private Optional<Rows.Packet> packetOf(Rows.Identity person) {
    return Optional.ofNullable(person.rid()).flatMap(store.packets::find);
  }

  private Map<String, String> amendments(Rows.Identity person) {
    return store.amendments.find(person.uin()).map(Rows.Amendment::fields).orElse(Map.of());
  }

  private Rows.Identity put(Store.Change change, Rows.Identity person) {
    change.put(store.identities, person.uin(), person);
    index(person);
    return person;
  }

  private void index(Rows.Identity person) {
    uinByNumber.put(person.vid(), person.uin());
    if (person.rid() != null) {
      uinByNumber.put(person.rid(), person.uin());
      if (infantDedupe) {
        packetOf(person).ifPresent(p -> ridByLikeness.putIfAbsent(likeness(p), p.rid()));
      }
    }
  }

  private static String likeness(Rows.Packet packet) {
    StringBuilder text = new StringBuilder();
    LIKENESS.forEach(name -> text.append(packet.fields().getOrDefault(name, "")).append('\n'));
    return text.toString().toLowerCase(Locale.ROOT);
  }

  private String unusedUin() {
    String uin = Numbers.uin();
    while (store.identities.has(uin)) {
      uin = Numbers.uin();
    }
    return uin;
  }
}
