package org.vitalflow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A death at home at the desk, in a real browser: declared, and the burial permit before all. */
@Tag("proof")
class DeathDeskIT {
  private static final Pattern RECEIPT = Pattern.compile(".*/desk/cases/([0-9a-f-]{36})/receipt");

  private static Chromium chromium;

  private final Town town = RunningTown.town();
  private final String base = town.base();

  @BeforeAll
  static void aBrowser() {
    chromium = new Chromium();
  }

  @AfterAll
  static void noBrowser() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void aClerkDeclaresADeathAtHomeAndGivesTheBurialPermitBeforeItIsRegistered() {
    Page page = chromium.as("clerk");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("New death")).first().click();
    page.getByText("Declare the death").click();
    assertThat(page.locator("[role=alert] h2")).containsText("things must be changed");
    assertAccessible(page, "death-capture");
    String given = "Xolani" + Long.toString(System.nanoTime(), 36).replaceAll("[0-9]", "o");
    fill(page, given);
    page.getByText("Declare the death").click();
    assertThat(page).hasURL(RECEIPT);
    assertThat(page.locator(".receipt")).containsText(given);
    assertAccessible(page, "death-receipt");
    var address = RECEIPT.matcher(page.url());
    assertThat(address.matches()).isTrue();
    String id = address.group(1);
    Awaitility.await()
        .until(
            () ->
                Town.tree(town.getAs("ops-demo", "/api/v1/events/" + id))
                    .path("status")
                    .asText()
                    .equals("IN_REVIEW"));

    page.navigate(base + "/desk/cases/" + id);
    assertThat(page.locator("h1")).containsText(given);
    assertThat(page.locator("body")).not().containsText("Pneumonia");
    page.getByText("Give the burial permit").click();
    assertThat(page.locator(".note[role=status]").first()).containsText("was given");
    assertThat(page.getByText("Open the burial permit (PDF)")).isVisible();
    assertThat(page.getByText("Give the burial permit")).hasCount(0);
    assertAccessible(page, "death-case");
    page.navigate(base + "/desk/work");
    assertThat(chromium.complaints()).isEmpty();
    assertThat(chromium.addresses()).noneMatch(seen -> seen.contains(given));
  }

  private static void fill(Page page, String given) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    page.fill("#deceased-name-0-given", given);
    page.fill("#deceased-name-0-family", "Chikwanda");
    page.selectOption("#deceased-sex", "male");
    page.fill("#deceased-ageInYears", "77");
    page.fill("#occurredOn", today.minusDays(1).toString());
    page.selectOption("#place-facilityType", "HOME");
    page.selectOption("#mannerOfDeath", "NATURAL");
    page.selectOption("#informant-relation", "HEADMAN");
    page.selectOption("#medical-certifiedBy", "NURSE");
    page.fill("#medical-chain-0-text", "Pneumonia");
  }

  private static void assertAccessible(Page page, String name) {
    Chromium.shoot(page, "desk-" + name);
    LocalBrowser.assertAccessible(page, name);
  }
}
