package dev.agon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.agon.league.run.MetricsReader;
import dev.agon.league.run.RunFolder;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Says every few seconds how training goes: one live line on a terminal, plain lines elsewhere; at once when it is over. */
final class ProgressPrinter implements AutoCloseable {
    private static final long LOOK_MILLIS = 1_000;
    private static final int LOOKS_PER_PLAIN_LINE = 10;
    private static final String START_OF_LINE = "\r\u001b[K";

    private final Path metrics;
    private final long stepsWanted;
    private final Console console;
    private final boolean terminal;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "progress"));
    private long offset;
    private int looks;
    private @Nullable JsonNode unsaid;

    private ProgressPrinter(RunFolder folder, Console console) {
        metrics = folder.metrics();
        stepsWanted = folder.config().steps();
        this.console = console;
        terminal = System.console() != null && System.getenv("TERM") != null && !console.logged();
        offset = MetricsReader.from(metrics, 0).nextOffset();
    }

    /** Prints until closed; what an earlier part of the run wrote is passed over. */
    static ProgressPrinter start(RunFolder folder, Console console) {
        ProgressPrinter printer = new ProgressPrinter(folder, console);
        printer.timer.scheduleAtFixedRate(printer::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        return printer;
    }

    private void look() {
        MetricsReader.Page page = MetricsReader.from(metrics, offset);
        offset = page.nextOffset();
        looks++;
        if (!page.lines().isEmpty()) {
            unsaid = page.lines().get(page.lines().size() - 1);
        }
        JsonNode newest = unsaid;
        boolean due = terminal || looks % LOOKS_PER_PLAIN_LINE == 0;
        if (newest != null && (due || ProgressLine.isLast(newest, stepsWanted))) {
            unsaid = null;
            print(ProgressLine.of(newest, stepsWanted));
        }
    }

    private void print(String line) {
        if (terminal) {
            PrintStream live = System.err;
            live.print(START_OF_LINE + line);
            live.flush();
        } else {
            console.say("%s", line);
        }
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        if (!timer.isShutdown()) {
            timer.shutdown();
            if (terminal) {
                System.err.println();
            }
        }
    }
}
