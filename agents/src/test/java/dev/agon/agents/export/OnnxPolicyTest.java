package dev.agon.agents.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtException;
import dev.agon.agents.model.LayoutJson;
import dev.agon.agents.network.CoreKind;
import dev.agon.agents.network.CoreScope;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.ChanceGame;
import dev.agon.agents.policy.CoreState;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicyOutputs;
import dev.agon.agents.policy.PolicyProbe;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Layout;
import dev.agon.game.Layout.EntityKind;
import dev.agon.game.Layout.Feature;
import dev.agon.game.Layout.Verb;
import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exported policies in ONNX Runtime against our own network, number by number, along matches. */
final class OnnxPolicyTest {
    private static final double TOLERANCE = 1e-4;
    private static final int STEPS = 24;
    private static final long SEED = 3;

    /** Several actors a seat, some of them no entities; planes, globals, and verbs of every target kind. */
    private static final Game EVERYTHING = new ChanceGame(
            "everything",
            new Layout(
                    List.of(Feature.of("time", 0, 10), Feature.flag("night")),
                    List.of(new EntityKind("hero", List.of("x", "y")), new EntityKind("creep", List.of("x"))),
                    List.of(Feature.of("x", -3, 3), Feature.of("y", -3, 3), Feature.of("health", 0, 100)),
                    List.of(Feature.of("heat", -2, 2), Feature.flag("fog")),
                    2,
                    3,
                    5,
                    3,
                    List.of(
                            Verb.plain("hold"),
                            Verb.atEntity("attack"),
                            Verb.atCell("move", 4),
                            Verb.atEntity("heal"),
                            Verb.atCell("cast", 3)),
                    0));

    static Stream<Arguments> gamesAndCores() {
        return Stream.of("kuhn", "connect4", "lanes1v1", "lanes3v3", EVERYTHING.name())
                .flatMap(game -> Arrays.stream(CoreKind.values()).map(core -> Arguments.of(game, core)));
    }

    @ParameterizedTest(name = "{0} with core {1}")
    @MethodSource("gamesAndCores")
    void anotherRuntimeComputesWhatOurNetworkComputes(String name, CoreKind core) throws OrtException {
        compare(name, network(core));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lanes1v1", "lanes3v3", "everything"})
    void anotherRuntimeComputesAttentionAmongEntities(String name) throws OrtException {
        compare(name, network(CoreKind.NONE).withEntityAttention(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect4", "everything"})
    void anotherRuntimeComputesConvolutionsOverABoard(String name) throws OrtException {
        compare(name, network(CoreKind.NONE).withGrid(6, 2));
        compare(name, network(CoreKind.LSTM).withGrid(5, 0));
    }

    @ParameterizedTest
    @EnumSource(
            value = CoreKind.class,
            names = {"LSTM", "TRANSFORMER"})
    void anotherRuntimeComputesACoreOfEachSeat(CoreKind core) throws OrtException {
        compare("lanes3v3", network(core).withCoreScope(CoreScope.ACTOR));
        compare("connect4", network(core).withCoreScope(CoreScope.ACTOR));
        compare(EVERYTHING.name(), network(core).withCoreScope(CoreScope.ACTOR));
    }

    private static void compare(String name, NetworkConfig network) throws OrtException {
        Game game = name.equals(EVERYTHING.name())
                ? EVERYTHING
                : Games.onClassPath().get(name);
        Policy policy = RandomPolicies.of(game, network, SEED);
        try (PolicyProbe probe = new PolicyProbe(policy);
                OnnxSession session = new OnnxSession(OnnxPolicy.toBytes(policy), policy.spec())) {
            assertTrue(compareAlongMatches(game, policy, probe, session) > 0, "some actors were compared");
        }
    }

    /** A transformer of two blocks whose context a match outgrows. */
    private static NetworkConfig network(CoreKind core) {
        return new NetworkConfig(core, 24, 40, 32, 28).withTransformer(2, 4, 7);
    }

    /** Plays bots or chance, every view a row of the batch, and gives how many actors were compared. */
    private static int compareAlongMatches(Game game, Policy policy, PolicyProbe probe, OnnxSession session)
            throws OrtException {
        int compared = 0;
        int steps = 0;
        for (long seed = 0; steps < STEPS; seed++) {
            Match match = game.start(seed);
            List<Observation> views = new ArrayList<>();
            List<Player> players = new ArrayList<>();
            List<CoreState> states = new ArrayList<>();
            for (int view = 0; view < game.views(); view++) {
                views.add(new Observation(game.layout(), game.seatsOfView(view)));
                states.add(new CoreState(policy.spec()));
                Player player = game.bots().get("random").create(seed + view);
                player.begin(game, view, seatsOf(game, view));
                players.add(player);
            }
            Orders[] orders = Orders.forGame(game);
            for (; !match.over() && steps < STEPS; steps++) {
                for (int view = 0; view < game.views(); view++) {
                    match.observe(view, views.get(view));
                }
                compared += compare(probe, session, views, states);
                for (int view = 0; view < game.views(); view++) {
                    orders[view].clear();
                    if (match.awaits(view)) {
                        players.get(view).decide(views.get(view), orders[view]);
                    }
                }
                match.advance(orders);
            }
        }
        return compared;
    }

    private static long seatsOf(Game game, int view) {
        long seats = 0;
        for (int seat = 0; seat < game.seats(); seat++) {
            seats |= game.viewOf(seat) == view ? 1L << seat : 0;
        }
        return seats;
    }

    private static int compare(PolicyProbe probe, OnnxSession session, List<Observation> views, List<CoreState> states)
            throws OrtException {
        Map<String, OnnxSession.Tensor> outputs = session.run(
                views, states.stream().map(state -> state.values.clone()).toArray(float[][]::new));
        int actors = 0;
        for (int row = 0; row < views.size(); row++) {
            Observation view = views.get(row);
            PolicyOutputs expected = probe.look(view, states.get(row));
            for (int actor = 0; actor < view.actors; actor++) {
                compareActor(view, row, actor, expected, outputs);
                actors++;
            }
            for (int seat = 0; seat < expected.values().length; seat++) {
                near(expected.values()[seat], outputs.get("values").at(row, seat), "value of seat " + seat);
            }
            near(expected.winProbability(), outputs.get("win_probability").at(row), "win probability");
            for (int i = 0; i < states.get(row).values.length; i++) {
                near(states.get(row).values[i], outputs.get("next_state").at(row, i), "state " + i);
            }
        }
        return actors;
    }

    private static void compareActor(
            Observation view, int row, int actor, PolicyOutputs expected, Map<String, OnnxSession.Tensor> outputs) {
        List<Layout.Verb> verbs = view.layout.verbs();
        for (int verb = 0; verb < verbs.size(); verb++) {
            String name = verbs.get(verb).name();
            near(expected.verbLogits()[actor][verb], outputs.get("verb_logits").at(row, actor, verb), name);
            float[] targets = expected.targetLogits()[actor][verb];
            for (int target = 0; target < targets.length; target++) {
                float actual = outputs.get("target_logits." + name).at(row, actor, target);
                near(targets[target], actual, name + " at " + target);
            }
        }
    }

    private static void near(float expected, float actual, String what) {
        assertEquals(expected, actual, TOLERANCE * Math.max(1, Math.abs(expected)), what);
    }

    @Test
    void namesInputsAndOutputsAsDocumented() throws OrtException {
        Game game = Games.onClassPath().get("lanes1v1");
        Policy policy = RandomPolicies.of(game, NetworkConfig.defaults().withCore(CoreKind.LSTM), SEED);
        try (OnnxSession session = new OnnxSession(OnnxPolicy.toBytes(policy), policy.spec())) {
            assertEquals(
                    List.of(
                            "actor_entity",
                            "actor_seat",
                            "entity_features",
                            "entity_kind",
                            "entity_mask",
                            "globals",
                            "state"),
                    session.inputs().stream().sorted().toList());
            assertTrue(session.outputs()
                    .containsAll(
                            List.of("next_state", "target_logits.attack", "values", "verb_logits", "win_probability")));
            assertFalse(session.outputs().contains("target_logits.hold"));
        }
    }

    @Test
    void saysWhatEveryNumberMeans() throws OrtException {
        Game game = Games.onClassPath().get("connect4");
        Policy policy = RandomPolicies.of(game, NetworkConfig.defaults(), SEED);
        try (OnnxSession session = new OnnxSession(OnnxPolicy.toBytes(policy), policy.spec())) {
            Map<String, String> metadata = session.metadata();
            assertEquals("connect4", metadata.get("game"));
            assertEquals(policy.spec().layoutHash(), metadata.get("layout"));
            assertEquals(policy.hash(), metadata.get("policy_sha256"));
            assertEquals(game.layout(), LayoutJson.read("names", metadata.get("names")));
            assertFalse(session.inputs().contains("state"), "without a core nothing is carried");
        }
    }
}
