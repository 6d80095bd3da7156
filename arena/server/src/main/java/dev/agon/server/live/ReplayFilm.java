package dev.agon.server.live;

import com.google.protobuf.ByteString;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.proto.arena.Film;
import dev.agon.proto.arena.Frame;
import dev.agon.proto.arena.Over;
import dev.agon.proto.arena.Reel;
import dev.agon.proto.arena.ReplayFile;
import dev.agon.proto.arena.Seats;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.proto.arena.Stage;
import dev.agon.server.PlayerSource;
import dev.agon.server.replay.DamagedReplayException;
import dev.agon.server.replay.ReplayCursor;
import dev.agon.server.wire.FrameEncoder;
import dev.agon.server.wire.GameMessages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Makes a {@link Film} of a replay: every view of every tick, and what its agents thought. */
public final class ReplayFilm {
    private static final int TICKS_BETWEEN_KEYS = 200;

    /** Bits of a number that nobody can see on a board; zeros pack better. */
    private static final int UNSEEN_BITS = 0x7ff;

    private final Games games;
    private final ReplayFile replay;
    private final CourseLog course;
    private final FrameEncoder encoder;
    private final Game game;
    private final List<Take> takes = new ArrayList<>();

    private ReplayFilm(Games games, ReplayFile replay, Game game) {
        this.games = games;
        this.replay = replay;
        this.game = game;
        course = new CourseLog(game);
        encoder = new FrameEncoder(game.layout());
        for (int view = Match.SPECTATOR; view < game.views(); view++) {
            takes.add(new Take(view));
        }
    }

    /**
     * Films the whole replay, which takes as long as playing it again does.
     *
     * @param players seats its agents again to hear what they thought; those who are gone are left out
     * @throws DamagedReplayException when the replay cannot be played, or differs from what it records
     */
    public static Film of(Games games, ReplayFile replay, PlayerSource players) throws DamagedReplayException {
        ReplayCursor cursor = ReplayCursor.open(games, replay);
        ReplayFilm film = new ReplayFilm(games, replay, cursor.game());
        film.shoot(cursor);
        Film.Builder made = Film.newBuilder().setGame(replay.getGame());
        film.listen(players, made);
        film.takes.forEach(take -> made.addReels(take.finish()));
        return made.build();
    }

    private void shoot(ReplayCursor cursor) throws DamagedReplayException {
        note(cursor.match());
        while (!cursor.atEnd()) {
            int tick = cursor.match().tick();
            if (!cursor.step()) {
                throw new DamagedReplayException("the replay differs from the match it records at tick " + tick);
            }
            note(cursor.match());
        }
    }

    private void note(Match match) {
        course.note(match, Outlook.none(game));
        takes.forEach(take -> take.note(match));
    }

    private void listen(PlayerSource players, Film.Builder into) throws DamagedReplayException {
        try (Afterthoughts minds = new Afterthoughts(ReplayCursor.open(games, replay), replay, players)) {
            while (!minds.atEnd()) {
                int tick = minds.tick();
                byte[] thoughts = minds.next();
                if (thoughts != null) {
                    into.putThoughts(tick, ByteString.copyFrom(thoughts));
                    course.know(tick, minds.outlook());
                }
            }
        }
    }

    /** What one view saw. */
    private final class Take {
        private final int view;
        private final Reel.Builder reel;
        private Observation before;
        private Observation now;

        Take(int view) {
            this.view = view;
            reel = Reel.newBuilder().setView(view);
            before = observation();
            now = observation();
        }

        private Observation observation() {
            return new Observation(game.layout(), view == Match.SPECTATOR ? 1 : game.seatsOfView(view));
        }

        void note(Match match) {
            Observation last = now;
            now = before;
            before = last;
            match.observe(view, now);
            coarsen(now.features);
            coarsen(now.globals);
            coarsen(now.planes);
            boolean first = reel.getFramesCount() == 0;
            reel.addFrames(bytes(
                    first ? encoder.full(now, match.events(view)) : encoder.delta(before, now, match.events(view))));
            if (!first && match.tick() % TICKS_BETWEEN_KEYS == 0) {
                reel.putKeys(match.tick(), bytes(encoder.full(now, List.of())));
            }
        }

        Reel finish() {
            Stage stage = Stage.newBuilder()
                    .setGame(GameMessages.describe(game, replay.getSettingsMap()))
                    .setView(view)
                    .addAllOpenViews(
                            IntStream.range(Match.SPECTATOR, game.views()).boxed()::iterator)
                    .setReplayTicks(replay.getTicks())
                    .build();
            return reel.addOpening(bytes(ServerMessage.newBuilder().setStage(stage)))
                    .addOpening(bytes(ServerMessage.newBuilder()
                            .setSeats(Seats.newBuilder().addAllSeats(replay.getSeatsList()))))
                    .addOpening(bytes(ServerMessage.newBuilder().setCourse(course.whole())))
                    .addOpening(bytes(ServerMessage.newBuilder()
                            .setOver(Over.newBuilder()
                                    .setTick(replay.getTicks())
                                    .addAllOutcomes(replay.getOutcomesList()))))
                    .build();
        }
    }

    private static void coarsen(float[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Float.intBitsToFloat(Float.floatToRawIntBits(numbers[i]) & ~UNSEEN_BITS);
        }
    }

    private static ByteString bytes(Frame frame) {
        return bytes(ServerMessage.newBuilder().setFrame(frame));
    }

    private static ByteString bytes(ServerMessage.Builder message) {
        return message.build().toByteString();
    }
}
