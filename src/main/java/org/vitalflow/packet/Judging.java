package org.vitalflow.packet;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vitalflow.packet.PacketFault.Kind;
import org.vitalflow.platform.Country;

/** One record on its way into a packet: what is wrong with it, and what had to be left out. */
class Judging {
  private static final String TOKEN = "/informant/authenticationToken";
  private static final String PHONE = "/contact/phone";

  /** Written by MOSIP's packet manager itself. */
  static final String VERSION = "IDSchemaVersion";

  private final IdSchema schema;
  private final Country.Mosip mosip;
  private final Translation translation;
  private final List<String> mandatory;
  private final Set<PacketFault> faults = new LinkedHashSet<>();
  private final List<PacketFault> leftOut = new ArrayList<>();

  Judging(IdSchema schema, Country.Mosip mosip, Translation translation, String process) {
    this.schema = schema;
    this.mosip = mosip;
    this.translation = translation;
    this.mandatory = mosip.mandatory().getOrDefault(process, List.of());
  }

  List<PacketFault> leftOut() {
    return leftOut;
  }

  /**
   * The record as far as it may travel now: the phone in national form, no token of no more use.
   */
  ObjectNode sendable(
      ObjectNode record,
      NationalPhone phones,
      Function<TokenState, TokenPolicy> tokens,
      Instant now) {
    ObjectNode sendable = record.deepCopy();
    String token = record.at(TOKEN).asText("");
    TokenState state = token.isEmpty() ? TokenState.VALID : TokenState.of(token, now);
    if (state != TokenState.VALID) {
      withoutToken(sendable, tokens.apply(state));
    }
    String phone = record.at(PHONE).asText("");
    if (!phone.isEmpty()) {
      Optional<String> national = phones.of(phone);
      national.ifPresent(number -> sendable.withObject("/contact").put("phone", number));
      if (national.isEmpty()) {
        for (String field : take(sendable, PHONE)) {
          (mandatory.contains(field) ? faults : leftOut)
              .add(new PacketFault(field, PHONE, Kind.INVALID));
        }
      }
    }
    return sendable;
  }

  private void withoutToken(ObjectNode sendable, TokenPolicy policy) {
    Kind kind = policy == TokenPolicy.HOLD ? Kind.TOKEN_HELD : Kind.TOKEN_EXPIRED;
    for (String field : take(sendable, TOKEN)) {
      var fault = new PacketFault(field, TOKEN, kind);
      if (policy == TokenPolicy.SEND_WITHOUT) {
        leftOut.add(fault);
      } else {
        faults.add(fault);
      }
    }
  }

  /** Takes a part out of the record and says which fields it fed. */
  private Set<String> take(ObjectNode record, String pointer) {
    Set<String> fed = new Sources(translation.mapping(), record).fedBy(pointer);
    Sources.remove(record, pointer);
    return fed;
  }

  /** The mapped fields that the schema has. */
  ObjectNode known(ObjectNode record) {
    ObjectNode identity = translation.mapping().apply(record);
    for (String field : names(identity)) {
      if (!schema.takesText(field)) {
        identity.remove(field);
        leftOut.add(new PacketFault(field, null, Kind.NOT_IN_SCHEMA));
      }
    }
    return identity;
  }

  /**
   * Takes out what is refused and may be left out.
   *
   * @param identity the whole of it, with what it says of documents
   * @throws PacketIncomplete where anything else is refused or missing
   */
  void judge(ObjectNode record, ObjectNode identity) throws PacketIncomplete {
    var refusals = schema.refusals(identity);
    if (!refusals.isEmpty()) {
      var sources = new Sources(translation.mapping(), record);
      for (IdSchema.Refusal refusal : refusals) {
        String field = refusal.field();
        var fault = new PacketFault(field, source(sources, refusal), Kind.INVALID);
        if (mosip.droppable().contains(field) && !mandatory.contains(field)) {
          if (identity.remove(field) != null) {
            leftOut.add(fault);
          }
        } else {
          faults.add(fault);
        }
      }
    }
    for (String field : mandatory) {
      boolean told = faults.stream().anyMatch(fault -> fault.field().equals(field));
      if (!told && !field.equals(VERSION) && !identity.has(field)) {
        faults.add(new PacketFault(field, translation.place(field, record), Kind.MISSING));
      }
    }
    if (!faults.isEmpty()) {
      throw new PacketIncomplete(List.copyOf(faults));
    }
  }

  private static @Nullable String source(Sources sources, IdSchema.Refusal refusal) {
    return sources
        .of(refusal.field(), refusal.at())
        .or(() -> sources.of(refusal.field(), JsonPointer.empty()))
        .orElse(null);
  }

  static List<String> names(ObjectNode identity) {
    var names = new ArrayList<String>();
    identity.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
