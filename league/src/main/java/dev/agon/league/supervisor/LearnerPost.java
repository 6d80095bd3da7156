package dev.agon.league.supervisor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.agon.league.AgonException;
import dev.agon.proto.training.TrainingStatus;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The learner's process: starts it, hears how it is, and knows why it ended and whether another is to go on. Guarded by the supervisor's
 * lock.
 */
final class LearnerPost {
    private static final int KILLED = 128;

    private final Launcher launcher;
    private final LearnerWatch watch;
    private final EarlyEnds failures = new EarlyEnds();
    private @Nullable ChildProcess process;
    private @Nullable JsonNode summary;
    private @Nullable AgonException reason;
    private String muttered = "";
    private boolean served;
    private int port;

    /** Starts learner processes. */
    interface Launcher {
        /** One that listens at that port, 0 for any free one. */
        ChildProcess learner(int port);
    }

    /** What is to be done about a learner that ended. */
    enum Next {
        /** Nothing: it has done what it was to do. */
        NONE,
        /** Another goes on from the last checkpoint. */
        ANOTHER,
        /** Nothing: it fails for good, and {@link #failure} says why. */
        FAILURE
    }

    /** @param stuckSeconds at one and the same thing that are too many */
    LearnerPost(int stuckSeconds, LongSupplier nanoTime, Launcher launcher) {
        this.launcher = launcher;
        watch = new LearnerWatch(stuckSeconds, nanoTime);
    }

    /** Starts a process, where the one before served if there was one. */
    ChildProcess start() {
        reason = null;
        muttered = "";
        served = false;
        watch.starting();
        ChildProcess started = launcher.learner(port);
        process = started;
        return started;
    }

    /** The process, also where it has ended; empty before the first. */
    Optional<ChildProcess> process() {
        return Optional.ofNullable(process);
    }

    /** It can be reached. Whether the port is another than before. */
    boolean serving(int servingPort) {
        boolean other = servingPort != port;
        port = servingPort;
        served = true;
        watch.serving();
        return other;
    }

    /** Where it is reached. */
    int port() {
        return port;
    }

    void done(JsonNode said) {
        summary = said;
    }

    /** What it said last, once all is done or saved. */
    Optional<JsonNode> summary() {
        return Optional.ofNullable(summary);
    }

    void failed(AgonException why) {
        reason = why;
    }

    void muttered(String line) {
        if (!line.isBlank()) {
            muttered = line.strip();
        }
    }

    /** What is wrong with it, which lives and has answered this: the rest of a sentence that begins with its name. */
    Optional<String> fault(Optional<TrainingStatus> answer) {
        return process().filter(ChildProcess::isAlive).flatMap(living -> watch.fault(answer));
    }

    /** It ended, though nobody asked it to. */
    Next ended(ChildProcess child) {
        int code = child.exitCode();
        if (code == 0) {
            return Next.NONE;
        }
        // Whoever kills a learner that works has it back however often; one that never comes to work is not worth
        // waiting for.
        failures.count(!served || (child.secondsAlive() < EarlyEnds.SECONDS && code < KILLED));
        boolean refused = code == AgonException.USAGE || code == AgonException.INPUT;
        return refused || failures.areTooMany() ? Next.FAILURE : Next.ANOTHER;
    }

    /** In a sentence, how it ended. */
    String end(ChildProcess child) {
        return "the learner (process " + child.pid() + ") ended with code " + child.exitCode()
                + (served ? "" : " before it served: " + cause(child));
    }

    /** Why it will not be started again. */
    AgonException failure(ChildProcess child) {
        AgonException told = reason;
        int code = told == null ? AgonException.FAILED : told.exitCode();
        if (told != null && code != AgonException.FAILED) {
            return told;
        }
        String times = failures.inARow() > 1 ? ", " + failures.inARow() + " times" : "";
        return AgonException.told(
                code,
                "the learner process ended with code " + child.exitCode() + (served ? "" : " before it served") + times
                        + ": " + cause(child) + "; its log is " + child.log());
    }

    private String cause(ChildProcess child) {
        if (reason != null) {
            return String.valueOf(reason.getMessage());
        }
        if (child.exitCode() > KILLED) {
            return "it was killed by signal " + (child.exitCode() - KILLED);
        }
        return muttered.isEmpty() ? "it said nothing of why" : muttered;
    }
}
