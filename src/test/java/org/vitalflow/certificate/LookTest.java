package org.vitalflow.certificate;

import java.nio.file.*;
import org.junit.jupiter.api.Test;
import org.vitalflow.certificate.Samples.Name;

class LookTest {
  void write(String file, com.fasterxml.jackson.databind.node.ObjectNode b) throws Exception {
    long t = System.nanoTime();
    Files.write(Path.of("/tmp/cert-try/" + file + ".pdf"), Samples.print(b));
    System.out.println(file + " ms " + (System.nanoTime() - t) / 1000000);
  }

  @Test
  void look() throws Exception {
    write(
        "fra",
        Samples.birth(
            new Name("eng", "Neema Ruth", "Tembo"), new Name("fra", "Néema Ruth", "Tembo")));
    write("engonly", Samples.birth(new Name("eng", "Neema Ruth", "Tembo")));
    var b =
        Samples.birth(
            new Name("eng", "Amina", "Al-Mansur"), new Name("ara", "أَمِينَة مُحَمَّد", "المنصور"));
    Samples.name(
        (com.fasterxml.jackson.databind.node.ObjectNode) b.path("mother"),
        new Name("eng", "Fatima", "Haddad"),
        new Name("ara", "فاطمة", "حدّاد"));
    write("ara", b);
    write("araonly", Samples.birth(new Name("ara", "أمينة", "المنصور")));
    write(
        "amh",
        Samples.birth(
            new Name("eng", "Haile Mariam", "Tesfaye"), new Name("amh", "ኃይለ ማርያም", "ተስፋዬ")));
    write(
        "hin",
        Samples.birth(
            new Name("eng", "Priyanka", "Dwivedi"), new Name("hin", "प्रियंका", "द्विवेदी")));
    write(
        "five",
        Samples.birth(
            new Name("eng", "Priyanka", "Dwivedi"),
            new Name("fra", "Priyanka", "Dwivedi"),
            new Name("ara", "بريانكا", "دويفيدي"),
            new Name("amh", "ፕሪያንካ", "ድዊቬዲ"),
            new Name("hin", "प्रियंका", "द्विवेदी")));
    write(
        "long",
        Samples.birth(
            new Name("eng", "Ab".repeat(2500), "Tembo"), new Name("fra", "Néema Ruth", "Tembo")));
    write("marks", Samples.birth(new Name("eng", "a" + "\u0301".repeat(500) + "nna", "Tembo")));
    write(
        "longara",
        Samples.birth(new Name("ara", "مح".repeat(700), "م" + "\u064e".repeat(500) + "د")));
    write(
        "wide",
        Samples.birth(
            new Name(
                "eng",
                "Maria Aparecida Francisca Antonieta Guadalupe Esperanza Consolación",
                "de la Santísima Trinidad y Fernández-Villavicencio"),
            new Name("fra", "Ɛ́kɔ̀ <b>Ọ̀ṣun</b> Ẹ́bùn &amp; ${1}", "Tembo")));
    write(
        "marks2",
        Samples.birth(new Name("hin", "न" + "ी".repeat(300) + "ना", "द्विवेदी ".repeat(60))));
  }
}
