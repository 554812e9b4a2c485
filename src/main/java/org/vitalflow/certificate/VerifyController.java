package org.vitalflow.certificate;

import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The public check of a paper, as a page for people and as JSON for machines. */
@Controller
class VerifyController {
  private static final String PATH = "/verify/{number}";

  /** As printed: office, year, serial. Anything else is no number and is not repeated. */
  private static final String NUMBER = "[A-Za-z0-9-]{1,40}";

  private final Verification verification;

  VerifyController(Verification verification) {
    this.verification = verification;
  }

  @GetMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
  @Hidden
  String page(
      @PathVariable String number,
      @RequestParam(name = "c", required = false) @Nullable String code,
      Model model) {
    model.addAttribute("answer", check(number, code));
    return "verify";
  }

  @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  ResponseEntity<Verification.Answer> json(
      @PathVariable String number,
      @RequestParam(name = "c", required = false) @Nullable String code) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(check(number, code));
  }

  private Verification.Answer check(String number, @Nullable String code) {
    return number.matches(NUMBER)
        ? verification.check(number, code)
        : Verification.Answer.unknown("");
  }
}
