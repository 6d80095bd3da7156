package dev.agon.agents.surgery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.export.RandomPolicies;
import dev.agon.agents.network.CoreKind;
import dev.agon.agents.network.CoreScope;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.network.TensorSlot;
import dev.agon.agents.policy.ChanceGame;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.policy.StoredPolicy;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Layout;
import dev.agon.game.Layout.EntityKind;
import dev.agon.game.Layout.Feature;
import dev.agon.game.Layout.Verb;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Policies fitted to other layouts and widths: what they computed before they compute still. */
final class TransplantTest {
    private static final long SEED = 9;

    private final Parts parts = new Parts();
    private final Layout before = new Parts().layout();

    @Test
    void addedFeaturesChangeNothing() {
        parts.features = List.of(
                Feature.of("armour", 0, 9),
                Feature.of("x", -3, 3),
                Feature.of("y", -3, 3),
                Feature.flag("mad"),
                Feature.of("health", 0, 100));
        TransplantReport report = assertKept(network(CoreKind.NONE), network(CoreKind.NONE));
        assertLine(report, "features: 3 taken over; added armour, mad");
    }

    @Test
    void addedGlobalsChangeNothing() {
        parts.globals = List.of(Feature.flag("storm"), Feature.of("time", 0, 10), Feature.flag("night"));
        assertLine(assertKept(network(CoreKind.NONE), network(CoreKind.NONE)), "globals: 2 taken over; added storm");
    }

    @Test
    void addedPlanesChangeNothing() {
        parts.planes = List.of(Feature.flag("ice"), Feature.of("heat", -2, 2), Feature.flag("fog"));
        assertLine(assertKept(network(CoreKind.NONE), network(CoreKind.NONE)), "planes: 2 taken over; added ice");
    }

    @Test
    void addedKindsChangeNothingWhereNoneIsSeen() {
        parts.kinds = List.of(
                new EntityKind("ward", List.of("x", "y")),
                new EntityKind("hero", List.of("x", "y")),
                new EntityKind("creep", List.of("x")));
        assertLine(assertKept(network(CoreKind.NONE), network(CoreKind.NONE)), "kinds: 2 taken over; added ward");
    }

    @Test
    void addedVerbsLeaveTheLogitsOfOthersAloneAndStartRare() {
        parts.verbs = List.of(
                Verb.atCell("jump", 5),
                Verb.plain("hold"),
                Verb.atEntity("attack"),
                Verb.atCell("move", 4),
                Verb.atEntity("heal"),
                Verb.atEntity("curse"));
        assertLine(
                assertKept(network(CoreKind.NONE), network(CoreKind.NONE)), "verbs: 4 taken over; added jump, curse");
        Transplant transplant = transplant(network(CoreKind.NONE), network(CoreKind.NONE));
        float[] bias = tensor(transplant.policy(), "verb.bias");
        float others = (bias[1] + bias[2] + bias[3] + bias[4]) / 4;
        assertEquals(others + Transplant.NEW_VERB, bias[0], 1e-5);
        assertEquals(bias[0], bias[5]);
    }

    @Test
    void namesInAnotherOrderChangeNothing() {
        parts.globals = List.of(Feature.flag("night"), Feature.of("time", 0, 10));
        parts.features = List.of(Feature.of("health", 0, 100), Feature.of("y", -3, 3), Feature.of("x", -3, 3));
        parts.planes = List.of(Feature.flag("fog"), Feature.of("heat", -2, 2));
        parts.kinds = List.of(new EntityKind("creep", List.of("x")), new EntityKind("hero", List.of("x", "y")));
        parts.verbs =
                List.of(Verb.atEntity("heal"), Verb.atCell("move", 4), Verb.atEntity("attack"), Verb.plain("hold"));
        assertKept(network(CoreKind.LSTM), network(CoreKind.LSTM));
    }

    @Test
    void otherRangesOfInputsAreMadeUpForInTheWeights() {
        parts.globals = List.of(Feature.of("time", 0, 20), Feature.flag("night"));
        parts.features = List.of(Feature.of("x", -6, 6), Feature.of("y", -3, 3), Feature.of("health", -50, 150));
        parts.planes = List.of(Feature.of("heat", -4, 4), Feature.flag("fog"));
        TransplantReport report = assertKept(network(CoreKind.NONE), network(CoreKind.NONE));
        assertLine(report, "features of another range, weights rescaled: x, health");
    }

    @ParameterizedTest
    @EnumSource(
            value = CoreKind.class,
            names = {"NONE", "LSTM", "MLSTM"})
    void widerLayersAndMemoriesChangeNothingAndTheirNewUnitsReadALittle(CoreKind core) {
        NetworkConfig wider = new NetworkConfig(core, 17, 19, 23, 15);
        TransplantReport report = assertKept(network(core), wider);
        assertLine(report, "entityWidth: 5 units added to 12");
        float[] weights = tensor(transplant(network(core), wider).policy(), "entity.hidden.weight");
        assertNotEquals(0, weights[16], "the newest unit reads the oldest");
        assertEquals(0, weights[16 * 17], "the oldest does not read the newest");
    }

    @Test
    void aTransformerKeepsItsFunctionWhenOthersGrowAndBlocksAreAdded() {
        NetworkConfig then = network(CoreKind.TRANSFORMER).withTransformer(1, 4, 5);
        NetworkConfig now = new NetworkConfig(CoreKind.TRANSFORMER, 17, 19, 16, 15).withTransformer(3, 4, 5);
        assertLine(assertKept(then, now), "core blocks: 1 have become 3; those added pass on what they get");
    }

    @Test
    void aCoreOfEachSeatKeepsItsFunctionToo() {
        NetworkConfig wider = new NetworkConfig(CoreKind.MLSTM, 17, 19, 23, 15).withCoreScope(CoreScope.ACTOR);
        assertKept(network(CoreKind.MLSTM).withCoreScope(CoreScope.ACTOR), wider);
        assertEquals(
                List.of("the core of each view has become one of each actor"),
                transplant(network(CoreKind.MLSTM), wider).report().restarts());
    }

    @Test
    void attentionAmongEntitiesMayBeAddedOrKept() {
        NetworkConfig without = network(CoreKind.NONE);
        assertLine(
                assertKept(without, without.withEntityAttention(3)),
                "attention among entities added; it adds nothing at first");
        assertKept(without.withEntityAttention(3), without.withEntityAttention(3));
    }

    @Test
    void convolutionsKeepTheirFunctionWhenPlanesComeGoAndChangeTheirRangeAndBlocksAreAdded() {
        Parts board = new Parts();
        board.verbs = List.of(Verb.plain("hold"), Verb.atEntity("attack"), Verb.atCell("drop", 3));
        parts.verbs = board.verbs;
        parts.planes = List.of(Feature.flag("smoke"), Feature.of("heat", -4, 6));
        NetworkConfig then = network(CoreKind.NONE).withGrid(4, 1);
        Transplant transplant =
                transplant(board.layout(), then, network(CoreKind.NONE).withGrid(7, 3));
        assertHolds(transplant);
        TransplantReport report = transplant.report();
        assertEquals(List.of(), report.restarts());
        assertEquals(List.of("fog"), report.dropped());
        assertLine(report, "planes of another range, weights rescaled: heat");
        assertLine(report, "gridWidth: 3 units added to 4");
        assertLine(report, "grid blocks: 1 have become 3; those added pass on what they get");
    }

    @Test
    void convolutionsThatWereNotThereStartAnewAndTheReportSaysSo() {
        Transplant transplant =
                transplant(network(CoreKind.NONE), network(CoreKind.NONE).withGrid(4, 1));
        assertEquals(
                List.of("encoder entities has become grid"), transplant.report().restarts());
        assertFalse(TransplantProof.play(transplant, SEED).holds(), "the proof sees that the output is another");
        Policy donor = donor(before, network(CoreKind.NONE));
        assertArrayEquals(tensor(donor, "entity.hidden.weight"), tensor(transplant.policy(), "entity.hidden.weight"));
    }

    @Test
    void whatIsGoneIsDroppedByNameAndCountsAsZero() {
        parts.globals = List.of(Feature.flag("night"));
        parts.features = List.of(Feature.of("x", -3, 3), Feature.of("health", 0, 100));
        parts.planes = List.of(Feature.flag("fog"));
        parts.kinds = List.of(new EntityKind("hero", List.of("x")));
        parts.verbs = List.of(Verb.plain("hold"), Verb.atCell("move", 4), Verb.atEntity("heal"));
        TransplantReport report = assertKept(network(CoreKind.LSTM), network(CoreKind.LSTM));
        assertEquals(List.of("time", "y", "heat"), report.dropped());
        assertLine(report, "verbs: 3 taken over; dropped attack");
    }

    @Test
    void entitiesMayComeToAGameThatHadNone() {
        Parts bare = new Parts();
        bare.kinds = List.of();
        bare.features = List.of();
        bare.maxEntities = 0;
        bare.verbs = List.of(Verb.plain("hold"), Verb.atCell("move", 4));
        Transplant transplant = transplant(bare.layout(), network(CoreKind.NONE), network(CoreKind.NONE));
        assertHolds(transplant);
    }

    @Test
    void anotherCoreStartsAnewAndTheReportSaysSo() {
        Transplant transplant = transplant(network(CoreKind.NONE), network(CoreKind.LSTM));
        assertEquals(List.of("core none has become lstm"), transplant.report().restarts());
        assertFalse(TransplantProof.play(transplant, SEED).holds(), "the proof sees that the output is another");
        Policy donor = donor(before, network(CoreKind.NONE));
        assertArrayEquals(tensor(donor, "entity.hidden.weight"), tensor(transplant.policy(), "entity.hidden.weight"));
    }

    @Test
    void smallerWidthsAreAllowedButNotSaidToKeepTheFunction() {
        Transplant transplant = transplant(network(CoreKind.NONE), new NetworkConfig(CoreKind.NONE, 12, 9, 16, 10));
        assertEquals(List.of("viewWidth is smaller"), transplant.report().restarts());
        assertFalse(TransplantProof.play(transplant, SEED).holds());
    }

    @Test
    void aVerbWithOtherTargetsKeepsItsLogitButChoosesTargetsAnew() {
        parts.verbs =
                List.of(Verb.plain("hold"), Verb.atEntity("attack"), Verb.atCell("move", 8), Verb.atEntity("heal"));
        TransplantReport report = assertKept(network(CoreKind.NONE), network(CoreKind.NONE));
        assertLine(report, "verb move has other targets now: their choice starts anew");
    }

    @Test
    void refusesAPolicyThatSharesNoVerb() {
        parts.verbs = List.of(Verb.plain("fold"));
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> transplant(network(CoreKind.NONE), network(CoreKind.NONE)))
                .getMessage();
        assertTrue(message.contains("has no verb of chance: [fold]"), message);
    }

    @Test
    void aPolicyMovesToALargerSizeOfItsGame() {
        Games games = Games.onClassPath();
        Game small = games.get("lanes1v1");
        Policy donor = RandomPolicies.of(small, network(CoreKind.LSTM), SEED);
        PolicySpec target = new PolicySpec(games.get("lanes3v3"), new NetworkConfig(CoreKind.LSTM, 16, 20, 20, 12));
        assertHolds(Transplant.of(StoredPolicy.of(donor), target, SEED));
    }

    private TransplantReport assertKept(NetworkConfig then, NetworkConfig now) {
        Transplant transplant = transplant(then, now);
        assertHolds(transplant);
        assertEquals(List.of(), transplant.report().restarts());
        return transplant.report();
    }

    private static void assertHolds(Transplant transplant) {
        TransplantProof proof = TransplantProof.play(transplant, SEED);
        assertTrue(proof.holds(), proof.toString());
    }

    private static void assertLine(TransplantReport report, String line) {
        assertTrue(report.lines().contains(line), report.lines().toString());
    }

    private Transplant transplant(NetworkConfig then, NetworkConfig now) {
        return transplant(before, then, now);
    }

    private Transplant transplant(Layout layoutBefore, NetworkConfig then, NetworkConfig now) {
        PolicySpec target = new PolicySpec(new ChanceGame("chance", parts.layout()), now);
        return Transplant.of(StoredPolicy.of(donor(layoutBefore, then)), target, SEED + 1);
    }

    private static Policy donor(Layout layout, NetworkConfig network) {
        return RandomPolicies.of(new ChanceGame("chance", layout), network, SEED);
    }

    private static NetworkConfig network(CoreKind core) {
        return new NetworkConfig(core, 12, 14, 16, 10);
    }

    private static float[] tensor(Policy policy, String name) {
        TensorSlot slot = policy.spec().shape().tensor(name);
        float[] values = new float[slot.length()];
        System.arraycopy(policy.parameters(), slot.offset(), values, 0, values.length);
        return values;
    }

    /** A layout whose parts can be changed one by one. */
    private static final class Parts {
        List<Feature> globals = List.of(Feature.of("time", 0, 10), Feature.flag("night"));
        List<EntityKind> kinds = List.of(new EntityKind("hero", List.of("x")), new EntityKind("creep", List.of("x")));
        List<Feature> features = List.of(Feature.of("x", -3, 3), Feature.of("y", -3, 3), Feature.of("health", 0, 100));
        List<Feature> planes = List.of(Feature.of("heat", -2, 2), Feature.flag("fog"));
        int maxEntities = 6;
        List<Verb> verbs =
                List.of(Verb.plain("hold"), Verb.atEntity("attack"), Verb.atCell("move", 4), Verb.atEntity("heal"));

        Layout layout() {
            return new Layout(globals, kinds, features, planes, 2, 3, maxEntities, 3, verbs, -1);
        }
    }
}
