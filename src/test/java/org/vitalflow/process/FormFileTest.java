package org.vitalflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is read from a form file: which values its texts render, which fields it sends back. */
class FormFileTest {
  @Test
  void aTextRendersWhatStandsInItsBraces() {
    assertThat(
            form("{'type': 'text', 'text': 'Child: {{childName}} {{#if late}}late{{/if}}'}")
                .rendered())
        .contains("childName", "late")
        .doesNotContain("Child");
  }

  @Test
  void aTextThatIsOneExpressionRendersEveryNameInIt() {
    assertThat(form("{'type': 'text', 'text': '= childName + motherName'}").rendered())
        .contains("childName", "motherName");
  }

  @Test
  void aTextInARepeatedListRendersTheListToo() {
    assertThat(
            form("{'type': 'dynamiclist', 'path': 'names', 'components': ["
                    + "{'type': 'group', 'components': ["
                    + "{'type': 'text', 'text': '{{given}}'}]}]}")
                .rendered())
        .contains("given", "names");
  }

  @Test
  void aRepeatedListWithoutTextsRendersNothing() {
    assertThat(
            form("{'type': 'dynamiclist', 'path': 'names', 'components': ["
                    + "{'type': 'textfield', 'key': 'given'}]}")
                .rendered())
        .isEmpty();
  }

  @Test
  void aComputedFieldIsSentBackAsAnyOtherAndADisabledOneIsNot() {
    assertThat(
            form("{'type': 'expression', 'key': 'sum'},"
                    + "{'type': 'textfield', 'key': 'given'},"
                    + "{'type': 'textfield', 'key': 'shown', 'disabled': true}")
                .inputs())
        .containsExactly("given", "sum");
  }

  private static FormFile form(String components) {
    String file = "{'id': 'tried', 'components': [" + components + "]}";
    return FormFile.read(
        new ByteArrayInputStream(file.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
  }
}
