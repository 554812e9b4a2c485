package org.vitalflow.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Births of an invented country, the same for the same seed: five stocks of names, in which a few
 * are worn by many; siblings, twins, namesakes and fathers who are not named.
 */
final class Population {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final LocalDate FIRST_DAY = LocalDate.of(2024, 12, 1);
  private static final int DAYS = 720;

  /** Given names, then family names, each {@code Latin} or {@code Latin=in the other script}. */
  record Stock(String language, List<String> given, List<String> family) {
    static Stock of(String language, String given, String family) {
      return new Stock(language, List.of(given.split(" ")), List.of(family.split(" ")));
    }
  }

  static final List<Stock> STOCKS =
      List.of(
          Stock.of(
              "eng",
              "Chanda Mutale Bwalya Thandiwe Lwazi Nomvula Kagiso Naledi Tapiwa Farai Rudo Tendai Nyasha Chipo Kondwani Limbani Atupele Wezi Mwansa Kabwe Dalitso Temwa Yankho Mapalo Lubona Chileshe Kunda Mumbi Nchimunya Choolwe",
              "Phiri Banda Mwale Tembo Zulu Sakala Daka Lungu Mumba Nkhoma Chirwa Gondwe Msiska Kaunda Moyo Ncube Sibanda Dube Ndlovu Khumalo Mokoena Molefe Dlamini Nkosi Mahlangu Chibwe Kapata Simukonda Hamoonga Siame"),
          Stock.of(
              "fra",
              "Élodie Clémence Aurélie Benoît Gaëlle Hervé Jérôme Léonie Mathilde Noémie Océane Quentin Raphaël Sylvain Théodore Ursule Valérie Xavier Yvette Zoé Anselme Blandine Cyprien Désiré Eugénie",
              "Lefèvre Dubois Marchand Rousseau Delacroix Fontaine Garnier Lacombe Moreau Nguema Obiang Perrault Quesnel Renaud Sarrazin Tessier Vasseur Kouassi Bamba Diallo Traoré Ouédraogo Sanogo Zongo"),
          Stock.of(
              "ara",
              "Muhammad=محمد Fatima=فاطمة Khalid=خالد Maryam=مريم Yusuf=يوسف Salim=سليم Ibrahim=إبراهيم Karim=كريم Nadia=نادية Samira=سميرة Rashid=رشيد Zaynab=زينب Layla=ليلى Omar=عمر Tariq=طارق Huda=هدى Bilal=بلال Jamila=جميلة",
              "Haddad=حداد Mansur=منصور Najjar=نجار Saleh=صالح Bakri=بكري Darwish=درويش Qasim=قاسم Sharif=شريف Tamimi=تميمي Zubaydi=زبيدي Farsi=فارسي Rahmani=رحماني Kurdi=كردي Halabi=حلبي"),
          Stock.of(
              "amh",
              "Abebe=አበበ Hana=ሐና Selam=ሰላም Dawit=ዳዊት Meron=ሜሮን Almaz=አልማዝ Yonas=ዮናስ Ruth=ሩት Tigist=ትግስት Bereket=በረከት Mulu=ሙሉ Genet=ገነት Samuel=ሳሙኤል Marta=ማርታ",
              "Kebede=ከበደ Tadesse=ታደሰ Bekele=በቀለ Girma=ግርማ Tesfaye=ተስፋዬ Mekonnen=መኮንን Wolde=ወልደ Desta=ደስታ Alemu=አለሙ Negash=ነጋሽ"),
          Stock.of(
              "hin",
              "Aarav=आरव Priya=प्रिया Sunita=सुनीता Rahul=राहुल Anil=अनिल Kavita=कविता Deepak=दीपक Meera=मीरा Vikram=विक्रम Lakshmi=लक्ष्मी Rohan=रोहन Pooja=पूजा Mohan=मोहन Gita=गीता",
              "Sharma=शर्मा Verma=वर्मा Gupta=गुप्ता Singh=सिंह Yadav=यादव Patel=पटेल Mishra=मिश्रा Chauhan=चौहान Reddy=रेड्डी Nair=नायर"));

  private final Random chance;
  private int number;
  private boolean own;

  Population(long seed) {
    chance = new Random(seed);
  }

  /** Births of families of their own, with the twins and siblings that such families have. */
  List<ObjectNode> births(int count) {
    var births = new ArrayList<ObjectNode>();
    while (births.size() < count) {
      ObjectNode birth = birth();
      births.add(birth);
      int fate = chance.nextInt(1000);
      if (fate < 15) {
        births.add(twinOf(birth));
      } else if (fate < 150) {
        births.add(siblingOf(birth));
      } else if (fate < 160) {
        births.add(namesakeOf(birth));
      }
    }
    return births;
  }

  /** A child of a family that the population does not know. */
  ObjectNode birth() {
    Stock stock = STOCKS.get(chance.nextInt(STOCKS.size()));
    LocalDate day = FIRST_DAY.plusDays(chance.nextInt(DAYS));
    own = chance.nextBoolean();
    ObjectNode birth = JSON.createObjectNode();
    birth.put("crvsReference", "p" + number++).put("office", "DEMO0" + (1 + chance.nextInt(2)));
    birth
        .putObject("place")
        .put("facilityType", "HOSPITAL")
        .put("name", "Ward " + chance.nextInt(40));
    String family = pick(stock.family());
    ObjectNode child = birth.putObject("child");
    child.put("sex", chance.nextBoolean() ? "female" : "male").put("birthType", "SINGLE");
    born(birth, day);
    String given = pick(stock.given()) + (chance.nextInt(3) == 0 ? " " + pick(stock.given()) : "");
    name(child, stock, given, family);
    ObjectNode mother = birth.putObject("mother");
    name(
        mother, stock, pick(stock.given()), chance.nextInt(2) == 0 ? family : pick(stock.family()));
    mother.put("dateOfBirth", day.minusDays(6600 + chance.nextInt(8000)).toString());
    if (chance.nextInt(100) < 20) {
      birth.putObject("father").put("absentBecause", "NOT_DECLARED");
    } else {
      ObjectNode father = birth.putObject("father");
      name(father, stock, pick(stock.given()), family);
      father.put("dateOfBirth", day.minusDays(6800 + chance.nextInt(9000)).toString());
    }
    return birth;
  }

  /** Declared as twins for the most part, with their order; some are not. */
  ObjectNode twinOf(ObjectNode birth) {
    ObjectNode twin = ofTheFamily(birth);
    if (chance.nextInt(100) < 85) {
      birth.withObject("/child").put("birthType", "TWIN").put("birthOrder", 1);
      twin.withObject("/child").put("birthType", "TWIN").put("birthOrder", 2);
    }
    return twin;
  }

  /** A year or two later. */
  ObjectNode siblingOf(ObjectNode birth) {
    ObjectNode sibling = ofTheFamily(birth);
    LocalDate born = LocalDate.parse(birth.path("occurredOn").asText());
    born(sibling, born.plusDays(300 + chance.nextInt(500)));
    return sibling;
  }

  /** Another family's child of the same name and day. */
  ObjectNode namesakeOf(ObjectNode birth) {
    ObjectNode namesake = birth();
    namesake.withObject("/child").set("name", birth.at("/child/name").deepCopy());
    born(namesake, LocalDate.parse(birth.path("occurredOn").asText()));
    return namesake;
  }

  private ObjectNode ofTheFamily(ObjectNode birth) {
    ObjectNode other = birth.deepCopy();
    other.put("crvsReference", "p" + number++);
    ObjectNode child = other.withObject("/child");
    child.put("sex", chance.nextBoolean() ? "female" : "male");
    JsonNode name = birth.at("/child/name/0");
    Stock stock =
        STOCKS.stream()
            .filter(one -> one.language().equals(name.path("language").asText()))
            .findFirst()
            .orElse(STOCKS.get(0));
    String first = name.path("given").asText();
    String given = pick(stock.given());
    while (first.contains(written(given)) || first.contains(given.split("=")[0])) {
      given = pick(stock.given());
    }
    String family = name.path("family").asText();
    child
        .putArray("name")
        .addObject()
        .put("language", stock.language())
        .put("given", isForeign(first) ? written(given) : given.split("=")[0])
        .put("family", family);
    return other;
  }

  static boolean isForeign(String text) {
    return text.codePoints().anyMatch(point -> point > 0x24F);
  }

  static void born(ObjectNode birth, LocalDate day) {
    birth.put("occurredOn", day.toString()).withObject("/child").put("dateOfBirth", day.toString());
  }

  /** Half of those whose language has a script of its own are written in it. */
  private void name(ObjectNode person, Stock stock, String given, String family) {
    person
        .putArray("name")
        .addObject()
        .put("language", stock.language())
        .put("given", written(given, own))
        .put("family", written(family, own));
  }

  private static String written(String names, boolean own) {
    return Stream.of(names.split(" "))
        .map(name -> own ? written(name) : name.split("=")[0])
        .reduce((one, other) -> one + " " + other)
        .orElse("");
  }

  private static String written(String name) {
    return name.contains("=") ? name.split("=")[1] : name;
  }

  /** The first of a list are worn by more than the last. */
  private String pick(List<String> names) {
    double worn = Math.pow(chance.nextDouble(), 1.5);
    return names.get((int) (worn * names.size()));
  }
}
