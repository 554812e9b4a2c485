package org.vitalflow.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.vitalflow.certificate.Samples.Name;
import org.vitalflow.registry.Event;

class CertificatePrinterTest {
  private static final ObjectNode TWO_LANGUAGES =
      Samples.birth(new Name("eng", "Neema Ruth", "Tembo"), new Name("fra", "Néema Ruth", "Tembo"));

  @Test
  void theNamesStandInBothLanguagesWithNumbersAndTheMaskedNationalId() throws Exception {
    assertThat(text(Samples.print(TWO_LANGUAGES)))
        .contains("Neema Ruth", "Néema Ruth", "Tembo", "Grace", "Daniel", "K. Banda")
        .contains("2026IBO000871", Samples.NUMBER, "2026-11-21", "************8360")
        .doesNotContain("5132790482118360");
  }

  /** The fonts are shared by all who print. */
  @Test
  void certificatesPrintedAtTheSameTimeHaveEachItsOwnWords() {
    List<String> givenNames = List.of("Abena", "Bongani", "Chidi", "Dalila", "Efua", "Fatou");
    List<String> read =
        givenNames.parallelStream()
            .map(name -> Samples.birth(new Name("eng", name, "Tembo")))
            .map(CertificatePrinterTest::textOf)
            .toList();
    assertThat(read)
        .zipSatisfy(
            givenNames,
            (text, own) ->
                assertThat(givenNames.stream().filter(text::contains)).containsExactly(own));
  }

  private static String textOf(ObjectNode record) {
    try {
      return text(Samples.print(record));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void thePageIsOneTaggedPdfA2b() throws Exception {
    byte[] pdf = Samples.print(TWO_LANGUAGES);
    assertThat(pages(pdf)).isEqualTo(1);
    assertThat(isPdfA(pdf)).isTrue();
  }

  @Test
  void theQrReadFromThePageIsTheCheckAddressWhateverTheCodeAndTheResolution() throws Exception {
    for (int i = 0; i < 8; i++) {
      var page = Samples.page(TWO_LANGUAGES, CheckCode.random());
      try (var document = Loader.loadPDF(Samples.PRINTER.print(page))) {
        int dpi = 150 + 50 * (i % 4);
        var picture = new PDFRenderer(document).renderImageWithDPI(0, dpi);
        var bitmap =
            new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(picture)));
        assertThat(
                new MultiFormatReader()
                    .decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText())
            .isEqualTo(page.address().value())
            .startsWith(Samples.PUBLIC_URL + "/verify/" + Samples.NUMBER + "?c=");
      }
    }
  }

  @Test
  void aNameInAnotherScriptIsDrawnAndStaysPdfA() throws Exception {
    for (Name name :
        new Name[] {
          new Name("ara", "أَمِينَة مُحَمَّد", "المنصور"),
          new Name("amh", "ኃይለ ማርያም", "ተስፋዬ"),
          new Name("hin", "प्रियंका", "द्विवेदी")
        }) {
      byte[] pdf = Samples.print(Samples.birth(new Name("eng", "Amina", "Mansur"), name));
      assertThat(pages(pdf)).as(name.language()).isEqualTo(1);
      assertThat(isPdfA(pdf)).as(name.language()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"桜", "Zoë \uD83D\uDE00", "שרה"})
  void aNameThatNoFontCoversIsRefusedAndNeverPrinted(String given) {
    assertThatThrownBy(() -> Samples.print(Samples.birth(new Name("eng", given, "Tembo"))))
        .isInstanceOf(NameNotPrintable.class)
        .hasMessageNotContaining(given);
  }

  @Test
  void aNoteOfAFormerNameThatNoFontCoversTellsItsCodePoints() throws Exception {
    ObjectNode record = Samples.birth(new Name("eng", "Sakura", "Tembo"));
    ObjectNode note = record.putArray("notes").addObject();
    note.putArray("changes").addObject().put("field", "/child/name/0/given");
    note.putObject("text").put("eng", "Given name corrected from 桜子 to Sakura.");
    assertThat(text(Samples.print(record)))
        .contains("Given name corrected from [U+685C U+5B50] to Sakura.");
  }

  @Test
  void markupInANameIsText() throws Exception {
    assertThat(text(Samples.print(Samples.birth(new Name("eng", "<b>Neema</b> ${1}", "Tembo")))))
        .contains("<b>Neema</b> ${1}");
  }

  @Test
  void aVeryLongNameStaysOnOnePage() throws Exception {
    byte[] pdf = Samples.print(Samples.birth(new Name("eng", "Maria Aparecida ".repeat(12), "T")));
    assertThat(pages(pdf)).isEqualTo(1);
  }

  @Test
  void aDeathIsCertifiedWithoutItsCauseAndABodyBuriedInEveryLanguageOfThePack() throws Exception {
    var imprint = new Imprint(Samples.NUMBER, Samples.CODE, Samples.ISSUED);
    CertificatePages pages = Samples.certificates(null);
    for (Name name :
        new Name[] {
          new Name("fra", "Ottoline", "Zwane"),
          new Name("ara", "أوتولين", "زواني"),
          new Name("amh", "ኦቶሊን", "ዝዋኔ"),
          new Name("hin", "ओटोलिन", "ज़्वाने")
        }) {
      ObjectNode death = Samples.death(new Name("eng", "Ottoline", "Zwane"), name);
      byte[] certificate =
          Samples.PRINTER.print(pages.page(Samples.event("death"), death, imprint));
      assertThat(pages(certificate)).as(name.language()).isEqualTo(1);
      assertThat(text(certificate))
          .contains("Certificate of Death", "Ottoline", "1944-05", "Widowed", "Weaver", "Daughter")
          .doesNotContain("Sepsis", "Natural");
      byte[] permit =
          Samples.PRINTER.print(pages.burialPermit(Samples.event("death"), death, imprint));
      assertThat(pages(permit)).as(name.language()).isEqualTo(1);
      assertThat(text(permit))
          .contains("Burial Permit", "Zwane", "2026-11-21")
          .doesNotContain("Sepsis", "Certificate of Death");
    }
  }

  @Test
  void thePapersOfADeathArePdfA2b() throws Exception {
    ObjectNode death =
        Samples.death(new Name("eng", "Ottoline", "Zwane"), new Name("hin", "ओटोलिन", "ज़्वाने"));
    var imprint = new Imprint(Samples.NUMBER, Samples.CODE, Samples.ISSUED);
    CertificatePages pages = Samples.certificates(null);
    Event event = Samples.event("death");
    assertThat(isPdfA(Samples.PRINTER.print(pages.page(event, death, imprint)))).isTrue();
    assertThat(isPdfA(Samples.PRINTER.print(pages.burialPermit(event, death, imprint)))).isTrue();
  }

  private static int pages(byte[] pdf) throws Exception {
    try (var document = Loader.loadPDF(pdf)) {
      return document.getNumberOfPages();
    }
  }

  private static String text(byte[] pdf) throws Exception {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static boolean isPdfA(byte[] pdf) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    try (var parser =
            Foundries.defaultInstance()
                .createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFA_2_B);
        var validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_B, false)) {
      return validator.validate(parser).isCompliant();
    }
  }
}
