package dev.agon.server.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;
import dev.agon.game.Thoughts;
import dev.agon.proto.arena.Course;
import dev.agon.proto.arena.Curve;
import dev.agon.proto.arena.Film;
import dev.agon.proto.arena.Frame;
import dev.agon.proto.arena.Playback;
import dev.agon.proto.arena.Reel;
import dev.agon.proto.arena.ReplayFile;
import dev.agon.proto.arena.SeatThoughts;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.proto.arena.ServerMessage.MessageCase;
import dev.agon.server.ArenaSettings;
import dev.agon.server.Picture;
import dev.agon.server.PlayerEntry;
import dev.agon.server.PlayerKind;
import dev.agon.server.PlayerSource;
import dev.agon.server.Probe;
import dev.agon.server.live.MatchPlan.SeatPlan;
import dev.agon.server.wire.GameMessages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Replays of a match in which Amber walks to Sky and says at each decision what it thinks. */
class ReplayShowTest {
    private static final int TICKS = 300;
    private static final Map<String, String> SETTINGS = Map.of("ticks", String.valueOf(TICKS));
    private static final Games GAMES = Games.onClassPath();
    private static final Game GAME = GAMES.get("probe").with(SETTINGS);

    private final ManualTimekeeper time = new ManualTimekeeper();
    private final ReplayFile replay = recorded();
    private final HearingClient client = new HearingClient();

    @Test
    void aJumpAnywhereShowsWhatWasThere() throws Exception {
        List<String> truth = picturesInOrder();
        ReplayShow show = show(replay);
        show.watch(client, -1);
        time.pass(1);
        Picture picture = new Picture(GameMessages.describe(GAME, Map.of()));
        int heard = 0;
        for (int tick : new int[] {250, 10, 299, 51, 50, 49, 0, 300, 120, 121, 119}) {
            show.playback(Playback.newBuilder().setPaused(true).setSeek(tick).build());
            time.pass(1);
            List<ServerMessage> frames = client.all(MessageCase.FRAME);
            for (ServerMessage frame : frames.subList(heard, frames.size())) {
                picture.apply(frame.getFrame());
            }
            heard = frames.size();
            assertEquals(truth.get(tick), picture.toString());
        }
    }

    /** What the whole replay looks like, played from its start without a jump. */
    private List<String> picturesInOrder() throws Exception {
        HearingClient other = new HearingClient();
        ReplayShow show = show(replay);
        show.watch(other, -1);
        time.pass(60_000);
        Picture picture = new Picture(GameMessages.describe(GAME, Map.of()));
        List<String> pictures = new ArrayList<>();
        for (ServerMessage frame : other.all(MessageCase.FRAME)) {
            picture.apply(frame.getFrame());
            pictures.add(picture.toString());
        }
        assertEquals(TICKS + 1, pictures.size());
        return pictures;
    }

    @Test
    void everyTickHasAKeyFrameShortlyBefore() throws Exception {
        ReplaySurvey survey = new ReplaySurvey(GAMES, replay, new Minds(), time);
        survey.watch(() -> {});
        time.pass(10);
        for (int tick = 0; tick <= TICKS; tick++) {
            int frame = survey.nearest(tick).tick();
            assertTrue(frame <= tick && tick - frame < 50, "tick " + tick + " has the key frame " + frame);
        }
    }

    @Test
    void theCourseTellsFiguresMomentsAndWhatAgentsExpected() throws Exception {
        show(replay).watch(client, 1);
        time.pass(100);
        Course course = client.last(MessageCase.COURSE).getCourse();
        assertFalse(course.getMore());
        assertEquals(50, course.getTicksPerPoint());
        Curve place = curve(course, "place", 0);
        assertEquals(TICKS / 50 + 1, place.getValuesCount());
        assertEquals(25, place.getValues(1));
        assertEquals(0.8f, curve(course, "chance", 0).getValues(3));
        assertEquals(0.2f, curve(course, "chance", 1).getValues(3), 1e-6);
        assertEquals(15f, curve(course, "value", 0).getValues(3));
        assertEquals("They meet.", course.getMoments(0).getText());
    }

    @Test
    void agentsThinkAgainWhatTheyThoughtAndPeopleSayNothing() throws Exception {
        ReplayShow show = show(replay);
        show.watch(client, -1);
        time.pass(100);
        show.playback(Playback.newBuilder().setPaused(true).setSeek(33).build());
        time.pass(1);
        var thoughts = client.last(MessageCase.THOUGHTS).getThoughts();
        assertEquals(32, thoughts.getTick());
        assertEquals(1, thoughts.getSeatsCount(), "Sky is nobody's that could be asked");
        SeatThoughts amber = thoughts.getSeats(0);
        assertEquals(0.8f, amber.getWinProbability());
        assertEquals(List.of(0f, 1f, 0f), amber.getActors(0).getVerbProbabilitiesList());
        assertEquals(Probe.STEP, amber.getActors(0).getVerb());
        assertEquals(List.of(Probe.RIGHT, Probe.LEFT), amber.getActors(0).getTargetsList());
        assertEquals(List.of(0.75f, 0.25f), amber.getActors(0).getTargetProbabilitiesList());
        assertEquals(16f, amber.getActors(0).getPlace().getX());
    }

    @Test
    void anotherViewGoesOnWhereTheFirstWas() throws Exception {
        ReplayShow show = show(replay);
        show.watch(client, -1);
        show.playback(Playback.newBuilder().setPaused(true).setSeek(77).build());
        time.pass(10);
        show.watch(client, 0);
        time.pass(1000);
        Frame frame = client.last(MessageCase.FRAME).getFrame();
        assertEquals(77, frame.getTick());
        assertTrue(frame.getFull());
        assertEquals(0, client.last(MessageCase.STAGE).getStage().getView());
    }

    @Test
    void aFilmHasEveryTickOfEveryView() throws Exception {
        Film film = ReplayFilm.of(GAMES, replay, new Minds());
        assertEquals(
                List.of(-1, 0, 1),
                film.getReelsList().stream().map(Reel::getView).toList());
        List<String> truth = picturesInOrder();
        Picture picture = new Picture(GameMessages.describe(GAME, Map.of()));
        Reel all = film.getReels(0);
        for (int tick = 0; tick <= TICKS; tick++) {
            picture.apply(frame(all.getFrames(tick)));
            // What a film leaves out of a number nobody could see: here it is the share of time that has passed.
            assertEquals(entities(truth.get(tick)), entities(picture.toString()));
        }
        picture.apply(frame(all.getKeysOrThrow(200)));
        assertEquals(entities(truth.get(200)), entities(picture.toString()));
        assertNotNull(film.getThoughtsMap().get(32));
    }

    private static Frame frame(ByteString message) throws InvalidProtocolBufferException {
        return ServerMessage.parseFrom(message).getFrame();
    }

    private static String entities(String picture) {
        return picture.lines().skip(2).toList().toString();
    }

    private ReplayShow show(ReplayFile file) throws Exception {
        return new ReplaySurveys(GAMES, new Minds(), time, 500).show("replay/x", file);
    }

    private static Curve curve(Course course, String name, int team) {
        return course.getCurvesList().stream()
                .filter(curve -> curve.getName().equals(name) && curve.getTeam() == team)
                .findFirst()
                .orElseThrow();
    }

    /** Amber is an agent that thinks, Sky one that is gone when the replay is watched. */
    private ReplayFile recorded() {
        FinishedMatch[] finished = new FinishedMatch[1];
        List<SeatPlan> seats = List.of(
                new SeatPlan(PlayerEntry.unrated("thinker", PlayerKind.AGENT, ""), null),
                new SeatPlan(PlayerEntry.unrated("holder", PlayerKind.AGENT, ""), null));
        Minds players = new Minds();
        players.gone = false;
        LiveMatch match = new LiveMatch(
                new MatchPlan("m", GAME, SETTINGS, 1, seats, MatchPlan.Purpose.PLAY),
                players,
                time,
                ArenaSettings.defaults(),
                (ended, end) -> {
                    finished[0] = end;
                    return Aftermath.NONE;
                });
        match.watch(new HearingClient(), -1);
        match.start();
        time.pass(TICKS * 20L + 1000);
        return finished[0].replay();
    }

    private static final class Minds implements PlayerSource {
        private boolean gone = true;

        @Override
        public Player create(String name, Game game, long seed) {
            if (name.equals("holder") && gone) {
                throw new IllegalArgumentException("holder is gone");
            }
            return new Mind(name.equals("thinker"));
        }

        @Override
        public List<PlayerEntry> list(Game game) {
            return List.of();
        }
    }

    /** Walks right, thinks that its chance is 80 %, and expects a tenth of the tick. */
    private static final class Mind implements Player {
        private final boolean walks;
        private @Nullable Integer tick;

        Mind(boolean walks) {
            this.walks = walks;
        }

        @Override
        public void begin(Game game, int view, long seats) {}

        @Override
        public void decide(Observation observation, Orders orders) {
            tick = observation.tick;
            if (walks) {
                orders.set(0, Probe.STEP, Probe.RIGHT);
            }
        }

        @Override
        public Thoughts thoughts() {
            if (!walks || tick == null) {
                return Thoughts.NONE;
            }
            float[] targets = {0.25f, 0.75f};
            return new Thoughts(
                    tick / 10f, 0.8f, new float[][] {{0, 1, 0}}, List.of(new Thoughts.Aim(Probe.STEP, targets)));
        }
    }
}
