package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's own Chromium; tests without it say so, and in CI they fail. */
public final class LocalBrowser implements AutoCloseable {
  public final Browser browser;
  private final Playwright playwright;

  public LocalBrowser() {
    Optional<Path> chromium =
        Stream.of("chromium", "chromium-browser", "google-chrome")
            .map(name -> Path.of("/usr/bin", name))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(
        chromium.isPresent() || "true".equals(System.getenv("CI")),
        "Chromium is not installed, so nothing was tried in a browser");
    PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium.orElseThrow())
                    .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic")));
  }

  /** Nothing that axe calls serious stands on the page. */
  public static void assertAccessible(Page page, String name) {
    List<String> found =
        new AxeBuilder(page)
            .setLegacyMode(true).analyze().getViolations().stream()
                .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                .map(
                    rule ->
                        rule.getId()
                            + " at "
                            + rule.getNodes().stream()
                                .map(node -> node.getTarget())
                                .limit(5)
                                .toList())
                .toList();
    assertThat(found).as("what axe finds on %s", name).isEmpty();
  }

  @Override
  public void close() {
    playwright.close();
  }
}
