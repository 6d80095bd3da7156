package dev.agon.server;

import dev.agon.game.MatchRandom;
import dev.agon.proto.arena.Actor;
import dev.agon.proto.arena.Choice;
import dev.agon.proto.arena.Over;
import dev.agon.proto.arena.Refusal;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.proto.arena.Turn;
import dev.agon.server.ArenaChild.Seat;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Somebody who plays a match whatever becomes of the line: asks for the same seat again, as a page does. */
final class SteadyPlayer implements AutoCloseable {
    private static final int WAIT_MILLIS = 50;

    private final String address;
    private final Seat seat;
    private final MatchRandom random;
    private @Nullable TestClient client;

    /** Newest tick that was shown. */
    int shownTick = -1;

    /** Tick of the first frame after the line was up again; -1 before it comes. */
    int firstTick = -1;

    /** How the match ended, once it has. */
    @Nullable
    Over over;

    /** Why the seat was not given back, where it was not. */
    @Nullable
    String refused;

    SteadyPlayer(String address, Seat seat, long seed) {
        this.address = address;
        this.seat = seat;
        random = new MatchRandom(seed);
    }

    String match() {
        return seat.match();
    }

    /** Whether the match has ended for this player. */
    boolean done() {
        return over != null || refused != null;
    }

    /** Hears what there is to hear, and answers; waits a little where there is nothing. */
    void play() {
        TestClient here = client;
        if (here == null || here.closed.isDone()) {
            here = connect();
        }
        ServerMessage message = here == null ? null : here.poll(WAIT_MILLIS);
        if (message != null) {
            hear(here, message);
        }
    }

    private @Nullable TestClient connect() {
        drop();
        try {
            TestClient here = TestClient.connect(address);
            here.play(seat.match(), seat.token());
            client = here;
            firstTick = -1;
            return here;
        } catch (CompletionException down) {
            sleepALittle();
            return null;
        }
    }

    private static void sleepALittle() {
        try {
            Thread.sleep(WAIT_MILLIS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private void hear(TestClient here, ServerMessage message) {
        switch (message.getMessageCase()) {
            case FRAME -> {
                shownTick = message.getFrame().getTick();
                firstTick = firstTick < 0 ? shownTick : firstTick;
            }
            case TURN -> order(here, message.getTurn());
            case OVER -> over = message.getOver();
            case REFUSED -> {
                Refusal reason = message.getRefused().getReason();
                refused = reason == Refusal.BAD_TOKEN || reason == Refusal.UNKNOWN_MATCH
                        ? message.getRefused().getText()
                        : refused;
            }
            default -> {}
        }
    }

    /** Any order to one actor of the seat, as often as not. */
    private void order(TestClient here, Turn turn) {
        if (turn.getActorsCount() > 0) {
            Actor actor = turn.getActors(random.nextInt(turn.getActorsCount()));
            Choice choice = actor.getChoices(random.nextInt(actor.getChoicesCount()));
            int target =
                    choice.getTargetsCount() == 0 ? 0 : choice.getTargets(random.nextInt(choice.getTargetsCount()));
            here.order(actor.getActor(), choice.getVerb(), target, turn.getTick());
        }
    }

    /** Hangs up; {@link #play} dials again. */
    void drop() {
        TestClient before = client;
        client = null;
        if (before != null) {
            before.close();
        }
    }

    @Override
    public void close() {
        drop();
    }
}
