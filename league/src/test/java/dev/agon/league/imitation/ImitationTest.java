package dev.agon.league.imitation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Match;
import dev.agon.game.UnknownNameException;
import dev.agon.league.AgonException;
import dev.agon.league.config.ConfigYaml;
import dev.agon.league.config.GameDefaults;
import dev.agon.league.config.RunConfig;
import dev.agon.league.evaluation.MatchRunner;
import dev.agon.league.players.PlayerCatalogue;
import dev.agon.league.players.ResolvedPlayer;
import dev.agon.proto.arena.Seat;
import dev.agon.server.replay.ReplayFiles;
import dev.agon.server.replay.ReplayRecorder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImitationTest {
    private static final Games GAMES = Games.onClassPath();
    private static final Game GAME = GAMES.get("connect4");

    @TempDir
    Path folder;

    @Test
    void aBotPlaysAsManyDecisionsAsAreAskedForInRoundsOfFewBatches() {
        RunConfig config = config("imitation.replays=bot:win-block", "imitation.steps=500", "ppo.batch=50");
        int[] decisions = rounds(config).stream()
                .mapToInt(round -> round.stream().mapToInt(Rollout::decisions).sum())
                .toArray();
        assertEquals(3, decisions.length);
        for (int i = 0; i < 2; i++) {
            assertTrue(decisions[i] >= 200 && decisions[i] < 242, "round of " + decisions[i]);
        }
    }

    @Test
    void aReplayGivesTheOrdersThatWerePlayed() throws IOException {
        record("one.replay", 7, "Ann", "Bob");
        RunConfig config = config("imitation.replays=" + folder, "imitation.steps=1");
        List<Rollout> both = rounds(config).get(0);
        assertEquals(2, both.size());
        // Every second move is the other's: of n moves the first player gives half, rounded up.
        int moves = both.get(0).steps() + both.get(1).steps();
        assertEquals((moves + 1) / 2, both.get(0).steps());
        assertEquals(both.get(0).outcome[0], -both.get(1).outcome[0]);
    }

    @Test
    void imitatesThePlayerThatIsNamedAlone() throws IOException {
        record("one.replay", 7, "Ann", "Bob");
        record("two.replay", 8, "Bob", "Cid");
        RunConfig config = config(
                "imitation.replays=" + folder.resolve("*.replay"), "imitation.player=Ann", "imitation.steps=100");
        for (List<Rollout> round : rounds(config)) {
            for (Rollout rollout : round) {
                // Ann began; Bob's moves are not written down.
                assertEquals(0, rollout.tick[0]);
                assertEquals(1, rollout.learningSeats);
            }
        }
    }

    @Test
    void saysWhatIsWrongBeforeAnythingIsMade() throws IOException {
        assertRefused("there is no folder", "imitation.replays=" + folder.resolve("none/*.replay"));
        assertRefused("no file there is named like that", "imitation.replays=" + folder);
        record("one.replay", 7, "Ann", "Bob");
        assertRefused("those who do: Ann, Bob", "imitation.replays=" + folder, "imitation.player=Dan");
        assertRefused(
                "a policy is held near one other only",
                "imitation.replays=" + folder,
                "imitation.klWeight=0.1",
                "ppo.magnetWeight=0.1");
        RunConfig kuhn = ConfigYaml.override(RunConfig.defaults("kuhn"), List.of("imitation.replays=" + folder));
        String other = assertThrows(AgonException.class, () -> Imitation.check(kuhn, GAMES.get("kuhn")))
                .getMessage();
        assertTrue(other.contains("is a replay of connect4, but the run plays kuhn"), other);
        assertThrows(UnknownNameException.class, () -> Imitation.check(config("imitation.replays=bot:captian"), GAME));
    }

    @Test
    void everyGameCanImitateAsItIsSetByDefault() {
        for (Game game : GAMES.all()) {
            for (String bot : game.bots().keySet()) {
                Imitation.check(
                        ConfigYaml.override(GameDefaults.of(game.name()), List.of("imitation.replays=bot:" + bot)),
                        game);
            }
        }
    }

    @Test
    void asksForNothingWhereNothingIsImitated() {
        Imitation.check(config("imitation.klWeight=0.1", "ppo.magnetWeight=0.1"), GAME);
    }

    private static void assertRefused(String message, String... settings) {
        String refusal = assertThrows(AgonException.class, () -> Imitation.check(config(settings), GAME))
                .getMessage();
        assertTrue(refusal.contains(message), refusal);
    }

    private static List<List<Rollout>> rounds(RunConfig config) {
        List<List<Rollout>> rounds = new ArrayList<>();
        Imitation.rounds(config, spec(config), GAMES, () -> false).forEach(rounds::add);
        return rounds;
    }

    private static RunConfig config(String... settings) {
        return ConfigYaml.override(RunConfig.defaults("connect4"), List.of(settings));
    }

    private static PolicySpec spec(RunConfig config) {
        return new PolicySpec(GAME, config.network());
    }

    private void record(String name, long seed, String first, String second) throws IOException {
        ReplayRecorder recorder = new ReplayRecorder(GAME, seed, false);
        ResolvedPlayer bot = PlayerCatalogue.bot("win-block", GAME);
        Match[] last = new Match[1];
        MatchRunner.play(GAME, List.of(bot, bot), seed, (match, seen, orders) -> {
            recorder.advance(match, seen, orders);
            last[0] = match;
        });
        List<Seat> seats = List.of(
                Seat.newBuilder().setSeat(0).setTeam(0).setPlayer(first).build(),
                Seat.newBuilder().setSeat(1).setTeam(1).setPlayer(second).build());
        ReplayFiles.write(folder.resolve(name), recorder.finish(last[0], seats, 0));
    }
}
