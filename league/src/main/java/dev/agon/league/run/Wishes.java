package dev.agon.league.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.agon.agents.model.DurableFile;
import dev.agon.league.AgonException;
import java.io.IOException;
import java.nio.file.Files;

/**
 * What people asked of a run while it trains: a file in its folder, at which its coordinator looks about once a second, wherever
 * it runs. Cleared when the run is started anew.
 *
 * @param workers how many there should be; 0 for as many as it started with
 * @param stop whether it should save and end
 */
public record Wishes(int workers, boolean stop) {
    /** As it started, until it is done. */
    public static final Wishes NONE = new Wishes(0, false);

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The same with another number of workers. */
    public Wishes withWorkers(int wanted) {
        return new Wishes(wanted, stop);
    }

    /** The same with an end. */
    public Wishes toStop() {
        return new Wishes(workers, true);
    }

    /** Puts them into the run's folder. */
    public void write(RunFolder run) {
        try {
            DurableFile.write(run.wishes(), JSON.writeValueAsBytes(this));
        } catch (IOException e) {
            throw AgonException.environment("cannot write " + run.wishes() + ": " + e);
        }
    }

    /** Those of the run; none where nobody asked for anything, or nothing that can be understood. */
    public static Wishes read(RunFolder run) {
        try {
            return Files.exists(run.wishes()) ? JSON.readValue(Files.readAllBytes(run.wishes()), Wishes.class) : NONE;
        } catch (IOException unreadable) {
            return NONE;
        }
    }

    /** Forgets them. */
    public static void clear(RunFolder run) {
        try {
            Files.deleteIfExists(run.wishes());
        } catch (IOException e) {
            throw AgonException.environment("cannot remove " + run.wishes() + ": " + e);
        }
    }
}
