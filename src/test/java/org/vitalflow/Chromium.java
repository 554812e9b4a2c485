package org.vitalflow;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;

/** A browser that looks at {@link RunningTown}. */
final class Chromium implements AutoCloseable {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private final List<String> complaints = new ArrayList<>();
  private final List<String> addresses = new ArrayList<>();
  private final LocalBrowser local = new LocalBrowser();

  Chromium() {
    ProcessEngines.registerProcessEngine(RunningTown.context().getBean(ProcessEngine.class));
  }

  /** A page with cookies of its own, of somebody who reads this language, such as {@code en-GB}. */
  Page page(String language) {
    BrowserContext context =
        local.browser.newContext(
            new Browser.NewContextOptions().setLocale(language).setViewportSize(1440, 900));
    Page page = context.newPage();
    page.onConsoleMessage(
        message -> {
          // which resource was refused is told below, with its address
          if (message.type().equals("error")
              && !message.text().startsWith("Failed to load resource")) {
            complaints.add(message.text());
          }
        });
    page.onResponse(
        answer -> {
          addresses.add(answer.url());
          // the web apps look whether another one of theirs is installed beside them
          if (answer.status() >= 400 && !answer.url().endsWith("/camunda-welcome")) {
            complaints.add(answer.status() + " " + answer.url());
          }
        });
    return page;
  }

  /** A page on which this person of the quick start is logged in, at the start page. */
  Page as(String person) {
    Page page = page("en-GB");
    page.navigate(RunningTown.town().base() + "/");
    logIn(page, person);
    return page;
  }

  static void logIn(Page page, String person) {
    page.fill("#username", person);
    page.fill("#password", person);
    page.click("button[type=submit]");
  }

  /** Keeps what the page looks like, for people to look at. */
  static void shoot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")).setFullPage(true));
  }

  /** Closes every page: one that nobody looks at still keeps the machine busy. */
  void closePages() {
    List.copyOf(local.browser.contexts()).forEach(BrowserContext::close);
  }

  /** What the browser had to complain about since the last look. */
  List<String> complaints() {
    List<String> found = List.copyOf(complaints);
    complaints.clear();
    return found;
  }

  /** Every address that was asked for since the last look. */
  List<String> addresses() {
    List<String> found = List.copyOf(addresses);
    addresses.clear();
    return found;
  }

  @Override
  public void close() {
    local.close();
  }
}
