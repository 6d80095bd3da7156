package dev.agon.league.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.agon.agents.model.DurableFile;
import dev.agon.league.AgonException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/**
 * Which workers' processes the run's learner hears no more, the newest last: a file in the run's folder, so that a learner that comes
 * back knows them, and people can look. The learner writes it while there is one, and who lifts a quarantine where there is none.
 *
 * @param entries one for each process
 */
public record QuarantineList(List<Entry> entries) {
    /** Nobody. */
    public static final QuarantineList NOBODY = new QuarantineList(List.of());

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A process that is heard no more.
     *
     * @param worker its name
     * @param incarnation another for every process of that name
     * @param host where it said that it runs
     * @param process its number there
     * @param address from which it joined
     * @param token id of the token by which it joined; empty where that was the run's own
     * @param closed whether nobody else joins any more from that address with that token
     * @param reason why
     * @param since when that was, in milliseconds since 1970
     */
    public record Entry(
            String worker,
            long incarnation,
            String host,
            long process,
            String address,
            String token,
            boolean closed,
            String reason,
            long since) {
        /** Who it is and why, for people: one sentence. */
        public String sentence() {
            return worker + " of " + host + " (process " + process + "): " + reason;
        }
    }

    public QuarantineList {
        entries = List.copyOf(entries);
    }

    /** The same without the processes of that name. */
    public QuarantineList without(String worker) {
        return new QuarantineList(
                entries.stream().filter(entry -> !entry.worker().equals(worker)).toList());
    }

    /** Puts it into the run's folder. */
    public void write(RunFolder run) {
        try {
            DurableFile.write(run.quarantine(), JSON.writeValueAsBytes(this));
        } catch (IOException e) {
            throw AgonException.environment("cannot write " + run.quarantine() + ": " + e);
        }
    }

    /**
     * That of the run, nobody where there is none.
     *
     * @throws AgonException where the file is damaged: whoever is on it must not be forgotten in silence
     */
    public static QuarantineList read(RunFolder run) {
        try {
            return Files.exists(run.quarantine())
                    ? JSON.readValue(Files.readAllBytes(run.quarantine()), QuarantineList.class)
                    : NOBODY;
        } catch (IOException e) {
            throw AgonException.input(
                    run.quarantine() + " cannot be read: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                            + "; remove it to lift every quarantine",
                    e);
        }
    }
}
