package org.vitalflow.desk;

import static org.vitalflow.desk.Field.code;
import static org.vitalflow.desk.Field.of;
import static org.vitalflow.desk.SharedFields.CHANNEL;
import static org.vitalflow.desk.SharedFields.CONTACT;
import static org.vitalflow.desk.SharedFields.IDENTIFIER;
import static org.vitalflow.desk.SharedFields.INFORMANT;
import static org.vitalflow.desk.SharedFields.MARITAL_STATUS;
import static org.vitalflow.desk.SharedFields.PLACE;
import static org.vitalflow.desk.SharedFields.RESIDENCE;
import static org.vitalflow.desk.SharedFields.SEX;
import static org.vitalflow.desk.SharedFields.join;

import java.util.List;
import org.vitalflow.desk.Field.Kind;

/** The sections of a death's declaration, in the order of a death certificate. */
final class DeathForm {
  /** What a certifier wrote: typed in from the paper, and shown to nobody afterwards but coders. */
  static final Section MEDICAL =
      new Section(
          "medical",
          "/medical",
          List.of(
              code("certifiedBy", "PHYSICIAN", "MIDWIFE", "NURSE", "OTHER"),
              of("certifier/name", Kind.TEXT),
              of("certifier/licence", Kind.TEXT),
              of("chain/0/text", Kind.TEXT),
              of("chain/0/interval", Kind.TEXT),
              of("chain/1/text", Kind.TEXT),
              of("chain/1/interval", Kind.TEXT),
              of("chain/2/text", Kind.TEXT),
              of("chain/2/interval", Kind.TEXT)));

  /** What the coroner said; entered by a registrar's task alone. */
  static final Section CORONER =
      new Section(
          "coroner",
          "/coroner",
          List.of(
              of("reference", Kind.TEXT),
              of("on", Kind.DAY),
              of("authority", Kind.TEXT),
              of("released", Kind.FLAG)));

  private static final Section DECEASED =
      new Section(
          "deceased",
          "/deceased",
          join(
              List.of(
                  of("name", Kind.NAMES),
                  SEX,
                  of("dateOfBirth", Kind.PARTIAL_DAY),
                  of("ageInYears", Kind.WHOLE),
                  of("placeOfBirth", Kind.TEXT),
                  of("nationality", Kind.COUNTRY),
                  MARITAL_STATUS,
                  of("occupation", Kind.TEXT)),
              IDENTIFIER,
              RESIDENCE));

  private static final Section DEATH =
      new Section(
          "death",
          "",
          join(
              List.of(of("occurredOn", Kind.DAY), of("occurredAtTime", Kind.TIME)),
              PLACE,
              List.of(
                  code(
                      "mannerOfDeath",
                      "NATURAL",
                      "ACCIDENT",
                      "SUICIDE",
                      "HOMICIDE",
                      "PENDING_INVESTIGATION",
                      "UNDETERMINED"),
                  of("burialPermitNumber", Kind.TEXT),
                  of("birthRegistrationNumber", Kind.TEXT))));

  private static final Section SPOUSE =
      new Section(
          "spouse",
          "/spouse",
          List.of(of("name", Kind.NAMES), of("dateOfBirth", Kind.PARTIAL_DAY)));

  private static final Section DECLARATION =
      new Section(
          "declaration",
          "",
          List.of(
              of("declaredOn", Kind.DAY),
              CHANNEL,
              of("lateReason", Kind.LONG_TEXT),
              of("remarks", Kind.LONG_TEXT)));

  /** All of them that are asked for. */
  static final List<Section> SECTIONS =
      List.of(
          DECEASED, DEATH, SPOUSE, INFORMANT, MEDICAL, CONTACT, DECLARATION, OldRegister.SECTION);

  private DeathForm() {}
}
