package dev.agon.league.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.MatchRandom;
import dev.agon.proto.training.PlayerRef;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RehearsalTest {
    @ParameterizedTest
    @ValueSource(strings = {"kuhn", "leduc", "connect4", "lanes1v1", "lanes3v3"})
    void playsEveryKindOfMatchThatALeaseMayAskFor(String name) {
        Game game = Games.onClassPath().get(name);
        Policy policy = Policy.initial(new PolicySpec(game, NetworkConfig.defaults()), 1);
        Rehearsal rehearsal = new Rehearsal(policy, new MatchRandom(1));
        List<MatchOrder> orders = Stream.generate(rehearsal::next).limit(40).toList();

        Set<PlayerRef.PlayerCase> seen = EnumSet.noneOf(PlayerRef.PlayerCase.class);
        for (MatchOrder order : orders) {
            assertEquals(game.seats(), order.players().size());
            assertEquals(order.evaluation(), order.learningSeats() == 0);
            for (int seat = 0; seat < game.seats(); seat++) {
                PlayerRef player = order.players().get(seat);
                seen.add(player.getPlayerCase());
                assertTrue((order.learningSeats() >>> seat & 1) == 0 || player.getLatest(), "only the latest learns");
                assertTrue(!player.hasSnapshot() || order.snapshots().containsKey(player));
            }
        }
        assertEquals(
                EnumSet.of(PlayerRef.PlayerCase.LATEST, PlayerRef.PlayerCase.SNAPSHOT, PlayerRef.PlayerCase.BOT), seen);
    }
}
