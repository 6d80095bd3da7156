package dev.agon.server.live;

import dev.agon.proto.arena.Over;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.server.MatchResult;
import dev.agon.server.live.MatchPlan.SeatPlan;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How a live match ends, with a result or without, and what is told then. For one thread at a time, but for what any may ask. */
final class Ending {
    /** Between parts of the course that are told when the match is over. */
    private static final long BETWEEN_PARTS_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Table table;
    private final Audience audience;
    private final SerialTasks tasks;
    private final Playing.Host host;
    private final WinProbability winProbability;
    private final CourseTelling course;
    private final Chronicle chronicle;

    private volatile List<SeatPlan> again = List.of();
    private volatile boolean ended;

    /** Of a match that has not ended. */
    Ending(
            Table table,
            Audience audience,
            SerialTasks tasks,
            Playing.Host host,
            WinProbability winProbability,
            CourseTelling course,
            Chronicle chronicle) {
        this.table = table;
        this.audience = audience;
        this.tasks = tasks;
        this.host = host;
        this.winProbability = winProbability;
        this.course = course;
        this.chronicle = chronicle;
    }

    /** Whether it has ended. Any thread may ask. */
    boolean ended() {
        return ended;
    }

    /** Who would sit in the same match again, once it has ended with a result. Any thread may ask. */
    List<SeatPlan> again() {
        return again;
    }

    /** The last tick has been played. */
    void withResult() {
        again = table.results().again();
        ended = true;
        FinishedMatch finished = FinishedMatch.of(table, System.currentTimeMillis());
        List<MatchResult> forfeits = table.results().ofGonePrograms();
        chronicle.ended(table.lastTick(), finished, forfeits);
        forfeits.forEach(host::forfeited);
        Aftermath aftermath = host.ended(finished);
        if (table.late.any()) {
            table.late.over(table.match.tick(), finished.outcomes(), aftermath.replay());
            audience.send(MatchMessages.seats(table.seats()));
        }
        close(MatchMessages.over(table.match.tick(), finished.outcomes(), aftermath, winProbability.turningPoint()));
        course.open(audience.clients());
        tellTheRest();
    }

    /** How the match went, part by part: all at once would be too much for a line, which would be cut off for it. */
    private void tellTheRest() {
        if (course.tellNext()) {
            tasks.after(BETWEEN_PARTS_NANOS, this::tellTheRest);
        }
    }

    /** Ends it now without a result, unless it has ended. */
    void breakOff() {
        if (!ended) {
            ended = true;
            Aftermath unused = host.ended(null);
            close(Over.newBuilder().setTick(table.match.tick()).build());
        }
    }

    private void close(Over over) {
        audience.send(ServerMessage.newBuilder().setOver(over).build());
        table.close();
    }
}
