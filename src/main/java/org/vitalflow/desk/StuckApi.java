package org.vitalflow.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.vitalflow.platform.Caller;
import org.vitalflow.platform.Fault;
import org.vitalflow.platform.Problem;

/** The stuck list for machines. */
@RestController
@RequestMapping(path = "/api/v1/operations", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Operations")
class StuckApi {
  private static final Set<String> NAMES = Set.of("office", "reason", "page", "size");
  private static final Pattern OFFICE = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final int SIZE = 50;
  private static final int MOST_SIZE = 200;
  private static final int MOST_PAGE = 1_000_000;

  private final StuckList list;
  private final MessageSource messages;

  StuckApi(StuckList list, MessageSource messages) {
    this.list = list;
    this.messages = messages;
  }

  /** One page of the list. */
  record Page(List<StuckList.Item> items, int page, int size, long total) {}

  @GetMapping("/stuck")
  @Operation(
      summary = "See every case past its deadline, the longest overdue first",
      description =
          "With CRVS_OPERATIONS_ROLE. A case stands here once for each reason; `reason` is stable, `detail` is for people, "
              + "`actions` are what the staff pages offer. At most 10,000 of each kind are looked at.")
  @Parameter(in = ParameterIn.QUERY, name = "office", schema = @Schema(type = "string"))
  @Parameter(
      in = ParameterIn.QUERY,
      name = "reason",
      schema = @Schema(implementation = Stuck.Reason.class))
  @Parameter(
      in = ParameterIn.QUERY,
      name = "page",
      schema = @Schema(type = "integer", minimum = "0", defaultValue = "0"))
  @Parameter(
      in = ParameterIn.QUERY,
      name = "size",
      schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
  Page stuck(
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
      @AuthenticationPrincipal Jwt token) {
    if (!Caller.of(token).has(Caller.OPERATIONS)) {
      throw Problem.of(
          HttpStatus.FORBIDDEN, "ROLE_MISSING", "The client needs CRVS_OPERATIONS_ROLE.");
    }
    Reader reader = new Reader(parameters);
    Optional<String> office = reader.text("office").filter(reader::isOffice);
    Optional<Stuck.Reason> reason = reader.reason();
    int page = reader.number("page", 0, 0, MOST_PAGE);
    int size = reader.number("size", SIZE, 1, MOST_SIZE);
    reader.check();
    var wording = new Wording(messages, Locale.ENGLISH, ZoneOffset.UTC);
    StuckList.Lines lines = list.page(office, reason, page, size, wording);
    return new Page(
        lines.lines().stream().map(StuckList.Line::item).toList(),
        lines.page(),
        lines.size(),
        lines.total());
  }

  /** Reads the parameters and collects every fault: one that is misspelt would show too much. */
  private static final class Reader {
    private final MultiValueMap<String, String> parameters;
    private final List<Fault> faults = new ArrayList<>();

    Reader(MultiValueMap<String, String> parameters) {
      this.parameters = parameters;
      parameters.keySet().stream()
          .filter(name -> !NAMES.contains(name))
          .forEach(
              name ->
                  faults.add(
                      new Fault(
                          "/" + name.replaceAll("[^A-Za-z0-9_.-]", "?"),
                          "UNKNOWN_PARAMETER",
                          "There is no such parameter.")));
    }

    Optional<String> text(String name) {
      List<String> values = parameters.getOrDefault(name, List.of());
      if (values.size() > 1 || !values.isEmpty() && values.get(0).isBlank()) {
        faults.add(new Fault("/" + name, "BAD_VALUE", "This parameter needs one text."));
        return Optional.empty();
      }
      return values.stream().findFirst();
    }

    boolean isOffice(String code) {
      if (!OFFICE.matcher(code).matches()) {
        faults.add(new Fault("/office", "BAD_VALUE", "This is no code of an office."));
      }
      return true;
    }

    Optional<Stuck.Reason> reason() {
      Optional<String> name = text("reason");
      Optional<Stuck.Reason> reason = name.flatMap(Stuck.Reason::of);
      if (name.isPresent() && reason.isEmpty()) {
        faults.add(new Fault("/reason", "UNKNOWN_VALUE", "This parameter has no such value."));
      }
      return reason;
    }

    int number(String name, int otherwise, int least, int most) {
      Optional<String> value = text(name);
      if (value.isEmpty()) {
        return otherwise;
      }
      int number = value.get().matches("[0-9]{1,7}") ? Integer.parseInt(value.get()) : -1;
      if (number < least || number > most) {
        faults.add(
            new Fault(
                "/" + name,
                "OUT_OF_RANGE",
                "This parameter must be a number from %d to %d.".formatted(least, most)));
      }
      return number;
    }

    void check() {
      if (!faults.isEmpty()) {
        throw Problem.of("BAD_PARAMETER", "A parameter of the list is wrong.", faults);
      }
    }
  }
}
