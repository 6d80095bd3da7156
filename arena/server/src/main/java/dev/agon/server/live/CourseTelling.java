package dev.agon.server.live;

import dev.agon.game.Game;
import dev.agon.game.Match;
import dev.agon.proto.arena.Course;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.server.live.CourseLog.Told;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The course of a live match, told part by part to those who may know it. For one thread at a time. */
final class CourseTelling {
    private final CourseLog log;

    /** How much of it they have been told who may know it. */
    private final Map<Client, Told> told = new LinkedHashMap<>();

    CourseTelling(Game game) {
        log = new CourseLog(game);
    }

    /** Notes how the match stands, once for each tick, and tells it. */
    void note(Match match, Outlook outlook) {
        log.note(match, outlook);
        tell();
    }

    /** The client is told from now on, from the beginning. */
    void begin(Client client) {
        told.put(client, Told.NOTHING);
        tell();
    }

    /** The client is told no more. */
    void end(Client client) {
        told.remove(client);
    }

    private void tell() {
        told.replaceAll((client, known) -> {
            if (!log.hasMore(known)) {
                return known;
            }
            Course part = log.next(known);
            client.send(ServerMessage.newBuilder().setCourse(part).build());
            return Told.upTo(part);
        });
    }

    /** The match is over: everybody may know it now, and is told from the next part on. */
    void open(List<Client> everybody) {
        everybody.forEach(client -> told.putIfAbsent(client, Told.NOTHING));
    }

    /**
     * Tells everybody the next part of what they have not been told.
     *
     * @return whether anybody has yet to be told more
     */
    boolean tellNext() {
        tell();
        return told.values().stream().anyMatch(log::hasMore);
    }

    /** See {@link CourseLog#lead}. */
    double lead() {
        return log.lead();
    }
}
