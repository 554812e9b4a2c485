package org.vitalflow.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What kind of fact a change is about. */
class ChangeKindTest {
  @ParameterizedTest(name = "{0} from {1} to {2}: {3}")
  @CsvSource({
    "/child/name/0/given, Amara Grace, Amara Gracia, NAME_SPELLING",
    "/child/name/0/given, Élise, Elise, NAME_SPELLING",
    "/child/name/0/given, Amara, Zuhura, NAME",
    "/child/name/0/given, Bo, Li, NAME",
    "/child/name/0/given, , Amara, NAME",
    "/mother/name/0/family, Tembo, Tembu, NAME_SPELLING",
    "/mother/name/0/family, Tembo, Banda, NAME",
    "/father/name, , x, PARENTAGE",
    "/father/absentBecause, UNKNOWN, , PARENTAGE",
    "/father/basis, , MARRIAGE, PARENTAGE",
    "/child/sex, male, female, SEX",
    "/child/dateOfBirth, 2026-11-02, 2026-11-03, DATE",
    "/occurredAtTime, 10:00, 11:00, DATE",
    "/place/name, Ward, Clinic, PLACE",
    "/child/residence/city, Ibombo, Isango, ADDRESS",
    "/mother/occupation, Farmer, Teacher, OTHER"
  })
  void aPlaceAndHowMuchChangesThereTellTheKind(
      String field, String from, String to, ChangeKind kind) {
    ObjectNode change = JsonNodeFactory.instance.objectNode();
    change.put("from", from).put("to", to);
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    record.putObject("mother").putArray("name").addObject().put("family", "Tembo");
    assertThat(
            ChangeKind.of(
                record, List.of(new Change(field, change.path("from"), change.path("to")))))
        .isEqualTo(kind);
  }
}
