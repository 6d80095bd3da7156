package dev.agon.dashboard;

/** The page of a match in a browser, as somebody who watches handles it. */
final class MatchPage {
    static final String SCENE = "document.querySelector('agon-board')?.scene";
    static final String FEED = "document.querySelector('agon-stage')?.feed";

    private final TestSite site;
    private final Browser browser;

    MatchPage(TestSite site, Browser browser) {
        this.site = site;
        this.browser = browser;
    }

    /** Opens it, and waits until the match is shown and how it went is known. */
    void open(String match, String parameters) {
        browser.visit(site.address() + "/m/" + match + parameters);
        browser.until(
                "the match",
                b -> browser.<Boolean>ask("return " + SCENE + "?.units.size > 0 && " + FEED + ".course.points > 2"));
    }

    void pause() {
        browser.ask(FEED.replace("?", "") + ".pace.play(false)");
    }

    void seek(int tick) {
        browser.ask(FEED.replace("?", "") + ".pace.seek(arguments[0])", tick);
        awaitTick(tick);
    }

    void press(CharSequence key) {
        browser.hands().sendKeys(key).perform();
    }

    /** What is shown now; -1 before anything is. */
    long tick() {
        Long tick = browser.ask("return " + SCENE + "?.tick ?? -1");
        return tick;
    }

    void awaitTick(long tick) {
        browser.until("tick " + tick, b -> tick() == tick);
    }
}
