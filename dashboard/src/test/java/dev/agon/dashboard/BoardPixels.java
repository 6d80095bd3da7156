package dev.agon.dashboard;

/** The pixels of a board that stands still: what has changed on it, and where. */
final class BoardPixels {
    /** Lets nothing move by itself, so that a match that stands still is drawn alike again and again. */
    static final String CALM = """
            {
              const real = globalThis.matchMedia.bind(globalThis);
              globalThis.matchMedia = (query) => query.includes("reduced-motion") ? { matches: true, addEventListener() {} } : real(query);
            }
            """;

    /** Declares `pixels`, what the board shows once it is drawn anew. */
    private static final String PIXELS = CanvasPixels.PIXELS_OF + """
            const canvas = document.querySelector("agon-board canvas");
            const drawn = () => new Promise((done) => setTimeout(() => requestAnimationFrame(done), 250));
            await drawn();
            const pixels = pixelsOf(canvas);
            """;

    private static final String KEEP_PIXELS =
            "return (async () => {" + PIXELS + "globalThis.kept = pixels; return true; })();";

    private static final String CHANGED = "const [[x, y], from, to] = arguments; return (async () => {" + PIXELS + """
            let looked = 0, changed = 0;
            for (let row = Math.max(0, Math.round(y - to)); row < Math.min(canvas.height, y + to); row++) {
              for (let column = Math.max(0, Math.round(x - to)); column < Math.min(canvas.width, x + to); column++) {
                const far = Math.hypot(column - x, row - y);
                if (far >= from && far <= to) {
                  const at = 4 * (row * canvas.width + column);
                  looked++;
                  changed += [0, 1, 2].some((i) => Math.abs(pixels[at + i] - kept[at + i]) > 4) ? 1 : 0;
                }
              }
            }
            return changed / looked;
            })();
            """;

    private final Browser browser;

    BoardPixels(Browser browser) {
        this.browser = browser;
    }

    /** Keeps what is shown now, to compare with it. */
    void keep() {
        browser.ask(KEEP_PIXELS);
    }

    /** Share of the pixels about a place, from so far to so far from it, that are others than those kept. */
    double changed(Object place, int from, int to) {
        Number share = browser.ask(CHANGED, place, from, to);
        return share.doubleValue();
    }
}
