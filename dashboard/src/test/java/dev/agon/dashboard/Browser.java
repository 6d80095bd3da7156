package dev.agon.dashboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.stream.Collectors;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.interactions.PointerInput;
import org.openqa.selenium.interactions.Sequence;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium that notes everything the pages complain about. */
final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LONG_PATIENCE = Duration.ofMinutes(10);
    /** How large its window is at first. */
    static final Dimension USUAL = new Dimension(1440, 900);

    /** How long the mouse is on its way; Selenium's own quarter of a second is much of a short match. */
    private static final Duration A_MOVE = Duration.ofMillis(40);

    private static final Duration SCRIPT_PATIENCE = Duration.ofMinutes(2);
    /** How much of a page's text is told when something did not come. */
    private static final int TOLD = 1_500;

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Why there is no browser here, or nothing where there is one. */
    static Optional<String> missing() {
        return Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER)
                ? Optional.empty()
                : Optional.of(
                        "no browser: the pages are tested with Debian's chromium and chromium-driver, which are not at "
                                + CHROMIUM + " and " + DRIVER);
    }

    /**
     * Opens a browser with a profile in an empty folder.
     *
     * @param flags more of its command line
     */
    static Browser open(Path profile, String... flags) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile);
        options.addArguments(flags);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().window().setSize(USUAL);
        driver.manage().timeouts().scriptTimeout(SCRIPT_PATIENCE);
        return new Browser(driver);
    }

    /** Makes its window another size. */
    void resize(Dimension size) {
        driver.manage().window().setSize(size);
    }

    /** Shows pages as on a phone of so many pixels, which is touched; a window can be no smaller than it likes. */
    void asOnAPhone(Dimension size) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", size.width, "height", size.height, "deviceScaleFactor", 2, "mobile", true));
    }

    /** Shows pages in its window again. */
    void asInAWindow() {
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    void visit(String address) {
        driver.get(address);
    }

    /** The first element that a selector finds, as soon as it is shown. */
    WebElement find(String selector) {
        return until("an element " + selector, browser -> {
            List<WebElement> found = browser.findElements(By.cssSelector(selector));
            return found.isEmpty() || !found.get(0).isDisplayed() ? null : found.get(0);
        });
    }

    /** All elements that a selector finds now. */
    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    /** Waits until the question has an answer that is neither null nor false. */
    <T> T until(String what, Function<WebDriver, T> question) {
        return until(what, question, PATIENCE);
    }

    /** As {@link #until}, for what takes minutes. */
    <T> T patiently(String what, Function<WebDriver, T> question) {
        return until(what, question, LONG_PATIENCE);
    }

    private <T> T until(String what, Function<WebDriver, T> question, Duration patience) {
        return new WebDriverWait(driver, patience, Duration.ofMillis(100))
                .ignoring(StaleElementReferenceException.class)
                .withMessage(() -> "waited for " + what + "; complaints: " + complaints() + "; " + shown())
                .until(question);
    }

    /** Where it is and the beginning of what it shows, in one line. */
    private String shown() {
        String text = ask("return document.body.innerText");
        return driver.getCurrentUrl() + " shows: "
                + text.substring(0, Math.min(TOLD, text.length())).replaceAll("\\s*\n\\s*", " | ");
    }

    /** What a script gives. */
    @SuppressWarnings("unchecked")
    <T> T ask(String script, Object... arguments) {
        return (T) driver.executeScript(script, arguments);
    }

    /** What a script gives to the function that is its last argument. */
    @SuppressWarnings("unchecked")
    <T> T await(String script, Object... arguments) {
        driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(2));
        return (T) driver.executeAsyncScript(script, arguments);
    }

    /** Memory of the page's objects that are still in use. */
    long heapBytes() {
        driver.executeCdpCommand("HeapProfiler.collectGarbage", Map.of());
        return ((Number) driver.executeCdpCommand("Runtime.getHeapUsage", Map.of())
                        .get("usedSize"))
                .longValue();
    }

    /** What the page's process has done so far, by the names that Chromium gives it; times are in seconds. */
    @SuppressWarnings("unchecked")
    Map<String, Double> performance() {
        driver.executeCdpCommand("Performance.enable", Map.of());
        List<Map<String, Object>> metrics = (List<Map<String, Object>>)
                driver.executeCdpCommand("Performance.getMetrics", Map.of()).get("metrics");
        return metrics.stream()
                .collect(Collectors.toMap(
                        metric -> (String) metric.get("name"), metric -> ((Number) metric.get("value")).doubleValue()));
    }

    /**
     * Runs a script before those of every page that is visited from now on.
     *
     * @return what {@link #noLongerBefore} takes
     */
    String beforeEachPage(String script) {
        return (String) driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script))
                .get("identifier");
    }

    /** Ends what {@link #beforeEachPage} began. */
    void noLongerBefore(String script) {
        driver.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", script));
    }

    /** What the system is said to prefer from now on: {@code light} or {@code dark}. */
    void prefer(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Mouse and keyboard. */
    Actions hands() {
        return new Actions(driver, A_MOVE);
    }

    /** A finger's tap on an element, so many pixels from its middle. */
    void tap(WebElement on, int fromMiddleX, int fromMiddleY) {
        PointerInput finger = new PointerInput(PointerInput.Kind.TOUCH, "finger");
        Sequence tap = new Sequence(finger, 0);
        tap.addAction(
                finger.createPointerMove(Duration.ZERO, PointerInput.Origin.fromElement(on), fromMiddleX, fromMiddleY));
        tap.addAction(finger.createPointerDown(PointerInput.MouseButton.LEFT.asArg()));
        tap.addAction(finger.createPointerUp(PointerInput.MouseButton.LEFT.asArg()));
        driver.perform(List.of(tap));
    }

    /** Keeps a picture of what is shown in {@code target/screenshots}. */
    void keepPicture(String name) throws IOException {
        Files.createDirectories(SCREENSHOTS);
        Files.write(SCREENSHOTS.resolve(name + ".png"), picture());
    }

    /** What is shown, as PNG. */
    byte[] picture() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    /** Errors and warnings on the console since the last look, violations of the content security policy among them. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
