package dev.agon.cli;

import java.io.IOException;
import java.util.List;

/** The person's own browser. */
final class Browser {
    private static final List<String> OPENERS = List.of("xdg-open", "open");

    private Browser() {}

    /** Opens the address where the desktop has a way to; otherwise the printed address is all there is. */
    static void open(String address) {
        for (String opener : OPENERS) {
            try {
                new ProcessBuilder(opener, address)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                return;
            } catch (IOException absent) {
                // Not this kind of desktop.
            }
        }
    }
}
