package dev.agon.league.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Hears the parent process over standard input, and notices that it is gone or wants this one to end: the input closes then.
 */
public final class ParentWatch {
    private ParentWatch() {}

    /** Calls back once the parent has closed standard input. */
    public static void start(Runnable whenGone) {
        start(line -> {}, whenGone);
    }

    /**
     * Calls back for each line that the parent says, and once it has closed standard input.
     *
     * @param said must not block
     */
    public static void start(Consumer<String> said, Runnable whenGone) {
        Thread thread = new Thread(() -> listen(said, whenGone), "parent-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private static void listen(Consumer<String> said, Runnable whenGone) {
        try {
            BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.accept(line);
            }
        } catch (IOException broken) {
            // As good as closed.
        }
        whenGone.run();
    }
}
