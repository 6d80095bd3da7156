package dev.agon.dashboard;

/** How scripts of these tests read what a canvas of a page shows. */
final class CanvasPixels {
    /**
     * Declares {@code pixelsOf(canvas, top, height)}, the bytes of its rows (all of them unless told). They are read from
     * a copy: a browser warns on the console of a page whose own canvas is read again and again, and may then draw it
     * without the graphics hardware, as nobody else sees it drawn.
     */
    static final String PIXELS_OF = """
            const pixelsOf = (canvas, top = 0, height = canvas.height) => {
              const copy = new OffscreenCanvas(canvas.width, height).getContext("2d", { willReadFrequently: true });
              copy.drawImage(canvas, 0, -top);
              return copy.getImageData(0, 0, canvas.width, height).data;
            };
            """;

    private CanvasPixels() {}
}
