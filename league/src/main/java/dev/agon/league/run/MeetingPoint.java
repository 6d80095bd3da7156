package dev.agon.league.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.agon.agents.model.DurableFile;
import dev.agon.league.AgonException;
import dev.agon.server.InetAddresses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a run's workers meet its learner: a small file in the run's folder, which every machine of a cluster sees. Whoever reads
 * it finds the old content or the new. It is written again by each coordinator that starts, on whichever node.
 *
 * @param host name or address under which workers reach the learner
 * @param port on that host
 * @param fingerprint of the certificate by which the learner is known; empty where nothing is encrypted, on loopback
 * @param started when this coordinator started, in milliseconds since 1970: another for each
 * @param ended whether the run is over, so that workers may leave; false while a coordinator is only away
 */
public record MeetingPoint(String host, int port, String fingerprint, long started, boolean ended) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_BYTES = 4096;

    public MeetingPoint {
        if (host.isBlank() || port < 1 || port > InetAddresses.HIGHEST_PORT) {
            throw new IllegalArgumentException("a learner is met at a host and a port: " + host + ":" + port);
        }
    }

    /** One that was opened just now. */
    public static MeetingPoint open(String host, int port, String fingerprint) {
        return new MeetingPoint(host, port, fingerprint, System.currentTimeMillis(), false);
    }

    /** The same with nobody there any more. */
    public MeetingPoint closed() {
        return new MeetingPoint(host, port, fingerprint, started, true);
    }

    /** Writes it into the run's folder. */
    public void write(RunFolder run) {
        try {
            DurableFile.write(run.meetingPoint(), JSON.writeValueAsBytes(this));
        } catch (IOException e) {
            throw AgonException.environment("cannot write " + run.meetingPoint() + ": " + e);
        }
    }

    /**
     * Reads it, or nothing where no coordinator has started yet.
     *
     * @throws AgonException where the file is not what it should be
     */
    public static Optional<MeetingPoint> read(RunFolder run) {
        Path file = run.meetingPoint();
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            if (Files.size(file) > MOST_BYTES) {
                throw new IOException("it is longer than " + MOST_BYTES + " bytes");
            }
            return Optional.of(JSON.readValue(Files.readAllBytes(file), MeetingPoint.class));
        } catch (IOException e) {
            throw AgonException.input(
                    file + " cannot be read: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    e);
        }
    }

    /** Forgets it: workers that look from now on wait for the coordinator that starts next. */
    public static void clear(RunFolder run) {
        try {
            Files.deleteIfExists(run.meetingPoint());
        } catch (IOException e) {
            throw AgonException.environment("cannot remove " + run.meetingPoint() + ": " + e);
        }
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
