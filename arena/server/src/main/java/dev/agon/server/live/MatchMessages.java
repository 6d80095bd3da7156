package dev.agon.server.live;

import dev.agon.proto.arena.Over;
import dev.agon.proto.arena.Paused;
import dev.agon.proto.arena.Seat;
import dev.agon.proto.arena.Seats;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.proto.arena.Stage;
import dev.agon.proto.arena.TurningPoint;
import dev.agon.proto.arena.Waiting;
import dev.agon.server.wire.GameMessages;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a live match says of itself, as messages. */
final class MatchMessages {
    private MatchMessages() {}

    /** The match as somebody sees it. */
    static Stage stage(
            MatchPlan plan, int view, List<Integer> openViews, @Nullable Integer ownSeat, int seatHoldSeconds) {
        Stage.Builder stage = Stage.newBuilder()
                .setMatch(plan.id())
                .setGame(GameMessages.describe(plan.game(), plan.settings()))
                .setView(view)
                .addAllOpenViews(openViews)
                .setExhibition(plan.exhibition())
                .setPractice(plan.practice())
                .setSeatHoldSeconds(seatHoldSeconds);
        if (ownSeat != null) {
            stage.setOwnSeat(ownSeat);
        }
        return stage.build();
    }

    static ServerMessage seats(List<Seat> seats) {
        return ServerMessage.newBuilder()
                .setSeats(Seats.newBuilder().addAllSeats(seats))
                .build();
    }

    static ServerMessage waiting(List<Integer> seats) {
        return ServerMessage.newBuilder()
                .setWaiting(Waiting.newBuilder().addAllSeats(seats))
                .build();
    }

    static ServerMessage paused(boolean paused) {
        return ServerMessage.newBuilder()
                .setPaused(Paused.newBuilder().setPaused(paused))
                .build();
    }

    static Over over(int tick, List<Float> outcomes, Aftermath aftermath, @Nullable TurningPoint turningPoint) {
        Over.Builder over = Over.newBuilder()
                .setTick(tick)
                .addAllOutcomes(outcomes)
                .setReplay(aftermath.replay())
                .addAllRatingChanges(aftermath.changes())
                .setUnrated(aftermath.rated().why());
        if (turningPoint != null) {
            over.setTurningPoint(turningPoint);
        }
        return over.build();
    }
}
