package dev.agon.server.session;

import com.linecorp.armeria.common.websocket.WebSocketCloseStatus;
import dev.agon.proto.arena.ClientMessage;
import dev.agon.proto.arena.Play;
import dev.agon.proto.arena.Pong;
import dev.agon.proto.arena.Refusal;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.proto.arena.Watch;
import dev.agon.proto.arena.Welcome;
import dev.agon.server.access.Rights;
import dev.agon.server.access.Role;
import dev.agon.server.live.LiveMatch;
import dev.agon.server.live.ReplayShow;
import dev.agon.server.live.SerialTasks;
import dev.agon.server.live.Timekeeper;
import dev.agon.server.live.Watchable;
import dev.agon.server.lobby.Directory;
import dev.agon.server.lobby.FullException;
import dev.agon.server.lobby.Lobby;
import dev.agon.server.lobby.Reservation;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client: what it says is done here, in the order in which it is said, never on the thread that reads. */
final class Session {
    /** The protocol spoken. */
    static final int PROTOCOL = 1;

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final Lobby lobby;
    private final Directory directory;
    private final Outbox outbox;
    private final Rights rights;
    private final Executor blocking;
    private final SerialTasks tasks;
    private boolean welcomed;
    private @Nullable Watchable watched;
    private @Nullable Reservation reservation;

    /**
     * Of one connection.
     *
     * @param rights what the client may do
     * @param blocking does what may have to wait: the timekeeper's threads, on which all matches are played, must not
     */
    Session(Lobby lobby, Directory directory, Outbox outbox, Timekeeper time, Rights rights, Executor blocking) {
        this.rights = rights;
        this.blocking = blocking;
        this.lobby = lobby;
        this.directory = directory;
        this.outbox = outbox;
        tasks = new SerialTasks(time, failure -> {
            LOG.error("A message could not be handled", failure);
            outbox.close(WebSocketCloseStatus.INTERNAL_SERVER_ERROR, "internal error");
        });
    }

    /** Does what the client asks. */
    void hear(ClientMessage message) {
        if (mayHaveToWait(message)) {
            tasks.executeOn(blocking, () -> handle(message));
        } else {
            tasks.execute(() -> handle(message));
        }
    }

    /** Players of a rematch are made, and a replay is read from a disk. */
    private static boolean mayHaveToWait(ClientMessage message) {
        return message.hasRematch() || message.hasWatch();
    }

    /** The connection is gone. */
    void end() {
        tasks.execute(this::lookAway);
    }

    private void handle(ClientMessage message) {
        if (!welcomed && !message.hasHello()) {
            outbox.refuse(Refusal.BAD_MESSAGE, "Say hello first.");
            return;
        }
        switch (message.getMessageCase()) {
            case HELLO -> hello(message.getHello().getProtocol());
            case WATCH -> watch(message.getWatch());
            case PLAY -> play(message.getPlay());
            case ORDER -> {
                if (watched instanceof LiveMatch match) {
                    match.order(outbox, message.getOrder());
                } else {
                    outbox.refuse(Refusal.NOT_YOUR_ACTOR, "You have no seat.");
                }
            }
            case LEAVE -> giveUp();
            case PING ->
                outbox.send(ServerMessage.newBuilder()
                        .setPong(Pong.newBuilder().setNanos(message.getPing().getNanos()))
                        .build());
            case REMATCH -> rematch();
            case PLAYBACK -> {
                if (watched instanceof ReplayShow show) {
                    show.playback(message.getPlayback());
                } else {
                    outbox.refuse(Refusal.BAD_MESSAGE, "Only replays can be paused.");
                }
            }
            case DONE -> outbox.refuse(Refusal.BAD_MESSAGE, "Only bots that dialled in say done.");
            case PAUSE ->
                inMatch(match -> match.pause(outbox, message.getPause().getPaused()));
            case BEGIN -> inMatch(match -> match.begin(outbox));
            case MESSAGE_NOT_SET -> outbox.refuse(Refusal.BAD_MESSAGE, "The message is empty or from a newer version.");
        }
    }

    private void inMatch(Consumer<LiveMatch> deed) {
        if (watched instanceof LiveMatch match) {
            deed.accept(match);
        } else {
            outbox.refuse(Refusal.BAD_MESSAGE, "You have no seat.");
        }
    }

    private void hello(int protocol) {
        if (protocol != PROTOCOL) {
            outbox.refuse(
                    Refusal.WRONG_PROTOCOL,
                    "This server speaks protocol " + PROTOCOL + ", not " + protocol + "; reload the page.");
            outbox.close(WebSocketCloseStatus.POLICY_VIOLATION, "wrong protocol");
            return;
        }
        welcomed = true;
        outbox.send(ServerMessage.newBuilder()
                .setWelcome(Welcome.newBuilder().setProtocol(PROTOCOL))
                .build());
    }

    private void watch(Watch wish) {
        if (!rights.allow(Role.SPECTATOR)) {
            outbox.refuse(Refusal.BAD_TOKEN, "To watch you need to sign in with a spectator's token.");
            return;
        }
        try {
            Watchable found = shownAlready(wish.getMatch()) ? watched : directory.find(wish.getMatch());
            if (found == null) {
                outbox.refuse(Refusal.UNKNOWN_MATCH, "There is no such match; it may be over.");
                return;
            }
            if (found != watched) {
                lookAway();
                watched = found;
            }
            found.watch(outbox, wish.getOrAnother() ? found.openView(wish.getView()) : wish.getView());
        } catch (NoSuchFileException gone) {
            outbox.refuse(Refusal.UNKNOWN_MATCH, "There is no such replay.");
        } catch (IOException damaged) {
            outbox.refuse(Refusal.UNKNOWN_MATCH, "That replay cannot be shown: " + damaged.getMessage());
        }
    }

    /** Another view of a replay goes on where this one is. */
    private boolean shownAlready(String match) {
        return watched instanceof ReplayShow show && show.id().equals(match);
    }

    private void play(Play wish) {
        if (!rights.allow(Role.PLAYER)) {
            outbox.refuse(Refusal.BAD_TOKEN, "To play you need to sign in with a player's token.");
            return;
        }
        Reservation kept = lobby.reservation(wish.getMatch(), wish.getToken());
        if (kept == null) {
            outbox.refuse(Refusal.BAD_TOKEN, "No seat is kept for you in that match; it may be over.");
            return;
        }
        if (watched != kept.match()) {
            lookAway();
        }
        reservation = kept;
        watched = kept.match();
        kept.match().sit(outbox, kept.seat());
    }

    private void giveUp() {
        if (watched instanceof LiveMatch match) {
            match.giveUp(outbox);
        }
        lookAway();
    }

    private void lookAway() {
        if (watched != null) {
            watched.leave(outbox);
            watched = null;
        }
    }

    private void rematch() {
        Reservation before = reservation;
        if (before == null || !before.match().ended()) {
            outbox.refuse(Refusal.BAD_MESSAGE, "There is no match of yours to play again.");
            return;
        }
        try {
            outbox.send(lobby.rematch(before).message(""));
        } catch (IllegalArgumentException | FullException refused) {
            outbox.refuse(Refusal.FULL, String.valueOf(refused.getMessage()));
        }
    }
}
