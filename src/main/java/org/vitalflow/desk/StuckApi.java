package org.vitalflow.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
import org.vitalflow.platform.ListParameters;
import org.vitalflow.platform.Problem;

/** The stuck list for machines. */
@RestController
@RequestMapping(path = "/api/v1/operations", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Operations")
class StuckApi {
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
    var given = new ListParameters(parameters, Set.of("office", "reason"));
    Optional<String> office = given.text("office");
    Optional<Stuck.Reason> reason =
        given
            .word("reason", Arrays.stream(Stuck.Reason.values()).map(Enum::name).toList())
            .map(Stuck.Reason::valueOf);
    int page = given.page();
    int size = given.size();
    given.check();
    var wording = new Wording(messages, Locale.ENGLISH, ZoneOffset.UTC);
    StuckList.Lines lines = list.page(office, reason, page, size, wording);
    return new Page(
        lines.lines().stream().map(StuckList.Line::item).toList(),
        lines.page(),
        lines.size(),
        lines.total());
  }
}
