package org.vitalflow.mosip;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.NotNow;

/**
 * What must be in order at MOSIP and here before a child's packet can come back as an identity; one
 * line each, with the remedy. It only asks what cannot make, change or delete anything.
 */
@Component
class Preflight {
  private final Tokens tokens;
  private final List<Prerequisites> all;
  private volatile List<Line> lines = List.of();

  Preflight(Tokens tokens, List<Prerequisites> all) {
    this.tokens = tokens;
    this.all = all;
  }

  /** A prerequisite; the names are stable. */
  public enum Code {
    TOKEN(false),
    PARTNER_ID(false),
    PARTNER_KEY(false),
    CALLBACK(false),
    IDENTIFIER(false),
    CLOCK(true),
    PACKET_MANAGER(true),
    PROCESS(true),
    PACKET_INFO(true),
    WORKFLOW_MANAGER(true),
    STATUS(true),
    TRANSACTION(true),
    SCHEMA(true),
    CENTRE(true),
    CENTRE_HOURS(true),
    MACHINE(true),
    OFFICER(true),
    MAPPING(true),
    SUBSCRIPTION(true);

    private final boolean withToken;

    Code(boolean withToken) {
      this.withToken = withToken;
    }
  }

  /** How a prerequisite stands. */
  public enum State {
    /** In order. */
    OK,
    /** Must be changed by an operator. */
    WRONG,
    /** Could not be asked just now. */
    UNKNOWN,
    /** Our client may not ask; nothing fails by it. */
    NOT_GRANTED
  }

  /**
   * One prerequisite.
   *
   * @param about which of several, such as a centre's number; else empty
   * @param remedy what to change, and where; empty where it is in order
   */
  public record Line(Code code, String about, State state, String remedy) {
    static Line ok(Code code) {
      return new Line(code, "", State.OK, "");
    }

    static Line wrong(Code code, String about, String remedy) {
      return new Line(code, about, State.WRONG, remedy);
    }

    static Line unknown(Code code, String why) {
      return new Line(code, "", State.UNKNOWN, why);
    }

    static Line notSet(Code code, Api api) {
      return new Line(
          code,
          "",
          State.NOT_GRANTED,
          "%s is not set; where MOSIP's operator grants it, set it and give our client %s"
              .formatted(api.setting(), api.roles()));
    }

    /** Which one it is, such as {@code CENTRE 10001}. */
    public String name() {
      return about.isEmpty() ? code.name() : code.name() + " " + about;
    }
  }

  /** The lines of the last run, in a fixed order; none before the first one. */
  public List<Line> lines() {
    return lines;
  }

  /** Asks everything once more. */
  List<Line> run() {
    Line token = token();
    List<Line> now = new ArrayList<>();
    now.add(token);
    for (Prerequisites some : all) {
      for (Map.Entry<Code, Prerequisites.Check> one : some.checks().entrySet()) {
        Code code = one.getKey();
        now.addAll(
            code.withToken && token.state() != State.OK
                ? List.of(Line.unknown(code, "is asked when there is a token"))
                : judged(code, one.getValue()));
      }
    }
    now.sort(Comparator.comparing(Line::code));
    lines = List.copyOf(now);
    return lines;
  }

  private Line token() {
    return judged(
            Code.TOKEN,
            () -> {
              tokens.cookie();
              return List.of(Line.ok(Code.TOKEN));
            })
        .get(0);
  }

  private static List<Line> judged(Code code, Prerequisites.Check check) {
    try {
      return check.lines();
    } catch (MosipRefused | MosipMisconfigured e) {
      return List.of(Line.wrong(code, "", String.valueOf(e.getMessage())));
    } catch (MosipUnavailable | NotNow e) {
      return List.of(Line.unknown(code, String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      String kind = e.getClass().getSimpleName();
      return List.of(
          new Line(code, "", State.UNKNOWN, "could not be checked (%s)".formatted(kind)));
    }
  }
}
