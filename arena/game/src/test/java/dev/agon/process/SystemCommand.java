package dev.agon.process;

import java.io.IOException;

/** A command of the operating system, for what Java cannot do itself. */
public final class SystemCommand {
    private SystemCommand() {}

    /** Runs it; whether it did what was asked, which it has not where it is missing or may not. */
    public static boolean isDone(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
