package org.vitalflow.simulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/**
 * How the simulator runs alone: by its arguments, else by the environment.
 *
 * @param settings what goes to the simulator's settings, as {@code --name=value}
 */
record Options(
    int port, String address, Path folder, boolean memory, boolean help, List<String> settings) {
  private static final int HIGHEST_PORT = 65_535;
  private static final Pattern SETTING = Pattern.compile("\\$\\{(SIMULATOR_\\w+):([^}\\\\]*)");

  /** Why it does not start, in one sentence; the code is 2 for a wrong argument, else 1. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    final int code;

    Refused(int code, String sentence) {
      super(sentence);
      this.code = code;
    }
  }

  /** Reads the arguments; one without dashes is the folder. */
  static Options of(String[] arguments, Map<String, String> environment)
      throws Refused, IOException {
    String port = environment.getOrDefault("SIMULATOR_PORT", "8090");
    String address = environment.getOrDefault("SIMULATOR_ADDRESS", "127.0.0.1");
    Path folder = Path.of(environment.getOrDefault("VITALFLOW_DATA", "./data"), "simulator");
    boolean memory = false;
    boolean help = false;
    List<String> settings = new ArrayList<>();
    for (String argument : arguments) {
      String[] pair = argument.split("=", 2);
      String value = pair.length == 2 ? pair[1] : "";
      switch (pair.length == 2 ? pair[0] + "=" : argument) {
        case "--port=" -> port = value;
        case "--address=" -> address = value;
        case "--folder=" -> folder = Path.of(value);
        case "--memory" -> memory = true;
        case "--help" -> help = true;
        default -> {
          if (pair.length == 2 && isSetting(pair[0])) {
            settings.add(argument);
          } else if (argument.startsWith("-") || argument.isEmpty()) {
            throw new Refused(2, "There is no option " + pair[0] + ": see --help.");
          } else {
            folder = Path.of(argument);
          }
        }
      }
    }
    return new Options(
        port(port), address, folder.toAbsolutePath().normalize(), memory, help, settings);
  }

  private static int port(String text) throws Refused {
    int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    if (port < 1 || port > HIGHEST_PORT) {
      throw new Refused(2, "A port is a number from 1 to 65535, not '" + text + "'.");
    }
    return port;
  }

  private static boolean isSetting(String option) throws IOException {
    return option.startsWith("--simulator.") || known().containsKey(option.replaceFirst("--", ""));
  }

  /** The settings of {@code simulator.yml} that can be made from outside, and their defaults. */
  private static Map<String, String> known() throws IOException {
    String yml = new ClassPathResource("simulator.yml").getContentAsString(StandardCharsets.UTF_8);
    return SETTING
        .matcher(yml)
        .results()
        .collect(Collectors.toMap(s -> s.group(1), s -> s.group(2), (a, b) -> a, TreeMap::new));
  }

  /** Finds what would keep it from starting before anything is begun. */
  void check() throws Refused {
    try (var free = new ServerSocket(port, 1, InetAddress.getByName(address))) {
      checkFolder();
    } catch (UnknownHostException e) {
      throw new Refused(2, "There is no address '" + address + "': choose another by --address.");
    } catch (IOException e) {
      throw new Refused(
          1, "Port %d of %s is not free: choose another by --port.".formatted(port, address));
    }
  }

  private void checkFolder() throws Refused {
    if (memory) {
      return;
    }
    try (var free = FolderLock.of(Files.createDirectories(folder))) {
      return;
    } catch (FolderLock.Taken e) {
      throw new Refused(1, e.getMessage() + ": choose another by --folder.");
    } catch (IOException e) {
      throw new Refused(1, "The folder " + folder + " cannot be used: choose another by --folder.");
    }
  }

  static String usage() throws IOException {
    return """
        java -jar vitalflow-simulator.jar [OPTION]...
        A stand-in for MOSIP; -Xmx192m is enough for 10,000 packets.

          --port=8090                where it listens (SIMULATOR_PORT)
          --address=127.0.0.1        and on which address (SIMULATOR_ADDRESS); nothing is guarded
          --folder=./data/simulator  where all is kept (folder 'simulator' of VITALFLOW_DATA)
          --memory                   keeps nothing and makes no folder, but uses its partner.p12 if
                                     there is one; else nobody can open the credentials
          --help                     shows this

        Settings, of the environment or as --NAME=value, with their defaults:
        """
        + known().entrySet().stream()
            .map(s -> "  " + s.getKey() + "=" + (s.getValue().isBlank() ? "..." : s.getValue()))
            .collect(Collectors.joining("\n"));
  }
}
