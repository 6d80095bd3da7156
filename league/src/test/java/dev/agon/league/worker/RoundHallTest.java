package dev.agon.league.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.network.CoreKind;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.league.wire.StateCodec;
import dev.agon.proto.training.Assignment;
import dev.agon.proto.training.Chunk;
import dev.agon.proto.training.PackedRollout;
import dev.agon.proto.training.PlayerRef;
import dev.agon.proto.training.Round;
import dev.agon.proto.training.RoundMark;
import dev.agon.proto.training.ShareState;
import dev.agon.proto.training.WeightsId;
import dev.agon.proto.training.WorkerSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundHallTest {
    private static final int TABLES = 6;
    private static final int DECISIONS = 150;
    private static final PlayerRef LATEST =
            PlayerRef.newBuilder().setLatest(true).build();
    private static final PlayerRef PAST = PlayerRef.newBuilder().setSnapshot(0).build();
    private static final PlayerRef BOT = PlayerRef.newBuilder().setBot("random").build();

    /** What a round yields, and how matches stand after it. */
    private record Yield(List<PackedRollout> rollouts, List<?> results, ShareState after) {
        int decisions(PolicySpec spec) throws Exception {
            int decisions = 0;
            for (PackedRollout rollout : rollouts) {
                decisions += new dev.agon.league.wire.RolloutCodec(spec)
                        .decode(rollout)
                        .decisions();
            }
            return decisions;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kuhn", "leduc", "connect4", "lanes1v1", "lanes3v3"})
    void matchesThatArePlayedAgainGoOnAsIfNobodyHadLeftThem(String name) throws Exception {
        PolicySpec spec = spec(name);
        List<Yield> yields = new ArrayList<>();
        try (RoundHall stayed = hall(spec)) {
            ShareState before = ShareState.getDefaultInstance();
            for (long version = 0; version < 4; version++) {
                Yield yield = play(stayed, spec, round(spec.game(), 1, version), version == 0 ? before : null);
                yields.add(yield);
            }
        }
        for (int version = 1; version < 4; version++) {
            ShareState before = yields.get(version - 1).after();
            assertTrue(
                    before.getTablesList().stream()
                            .anyMatch(table -> !table.getOrders().isEmpty()),
                    "in flight");
            try (RoundHall anew = hall(spec)) {
                ShareState unpacked = StateCodec.unpack(StateCodec.pack(before));
                Yield again = play(anew, spec, round(spec.game(), 1, version), unpacked);
                assertEquals(yields.get(version), again, "round " + version);
            }
        }
        int yielded = 0;
        for (Yield yield : yields) {
            yielded += yield.decisions(spec);
        }
        assertTrue(yielded > 4 * DECISIONS - 4 * TABLES * spec.game().seats(), "decisions got lost: " + yielded);
    }

    @Test
    void anotherSeedGivesOtherRollouts() throws Exception {
        PolicySpec spec = spec("kuhn");
        try (RoundHall one = hall(spec);
                RoundHall same = hall(spec);
                RoundHall other = hall(spec)) {
            ShareState fresh = ShareState.getDefaultInstance();
            List<PackedRollout> rollouts =
                    play(one, spec, round(spec.game(), 1, 0), fresh).rollouts();
            assertEquals(
                    rollouts, play(same, spec, round(spec.game(), 1, 0), fresh).rollouts());
            assertNotEquals(
                    rollouts, play(other, spec, round(spec.game(), 2, 0), fresh).rollouts());
        }
    }

    private static PolicySpec spec(String name) {
        return new PolicySpec(
                Games.onClassPath().get(name), NetworkConfig.defaults().withCore(CoreKind.LSTM));
    }

    private static RoundHall hall(PolicySpec spec) {
        WorkerSettings settings = WorkerSettings.newBuilder()
                .setMatches(TABLES)
                .setRolloutSteps(16)
                .setSequenceSteps(4)
                .setVariedStartShare(0.5f)
                .setVariedStartTicks(20)
                .setRoundDecisions(DECISIONS)
                .build();
        return new RoundHall(spec, settings, past(spec), new Tally());
    }

    private static PastPolicies past(PolicySpec spec) {
        return new PastPolicies(player -> Policy.initial(spec, 100 + player.getSnapshot()));
    }

    private static Yield play(RoundHall hall, PolicySpec spec, Round round, ShareState before) throws Exception {
        RoundMatches matches = new RoundMatches(round, past(spec));
        if (before != null) {
            hall.begin(round, before, matches);
        }
        List<PackedRollout> rollouts = new ArrayList<>();
        List<Object> results = new ArrayList<>();
        long version = round.getWeights().getVersion();
        Policy policy = Policy.initial(spec, version).withVersion(version);
        ChunkSink sink = (Chunk.Builder chunk) -> {
            rollouts.addAll(chunk.getRolloutsList());
            results.addAll(chunk.getResultsList());
        };
        hall.play(round, policy, matches, new Chunker(sink, 1000, () -> 0));
        return new Yield(rollouts, results, hall.state());
    }

    /** The latest against itself, against a snapshot, and, in teams of several, beside a bot. */
    private static Round round(Game game, long seed, long version) {
        Assignment.Builder self = Assignment.newBuilder().setLearningSeats((1L << game.seats()) - 1);
        Assignment.Builder past = Assignment.newBuilder();
        Assignment.Builder mixed = Assignment.newBuilder();
        for (int seat = 0; seat < game.seats(); seat++) {
            boolean own = game.teamOf(seat) == 0;
            self.addPlayers(LATEST);
            past.addPlayers(own ? LATEST : PAST);
            mixed.addPlayers(seat == 0 ? BOT : LATEST);
            past.setLearningSeats(past.getLearningSeats() | (own ? 1L << seat : 0));
            mixed.setLearningSeats(mixed.getLearningSeats() | (seat == 0 ? 0 : 1L << seat));
        }
        return Round.newBuilder()
                .setMark(RoundMark.newBuilder().setIncarnation(1).setRound(version))
                .setWeights(WeightsId.newBuilder().setIncarnation(1).setVersion(version))
                .setSeed(seed * 1000 + version)
                .addLineups(self)
                .addLineups(past)
                .addLineups(mixed)
                .build();
    }
}
