package dev.agon.game;

import dev.agon.game.microrts.Microrts8;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Each check of what orders leave to each other fails on a game that breaks it. */
class GameContractCatchesNarrowingTest {
    private static final int MOVE = 1;

    @Test
    void narrowingThatForbidsWhatCouldBeDone() {
        caught((seen, given, actor) -> forbidMoves(seen, actor + 1), "does something all the same");
    }

    @Test
    void narrowingThatChangesTheRowItself() {
        caught((seen, given, actor) -> seen.verbMask[actor] = 1, "changed more than later rows' masks");
    }

    @Test
    void narrowingThatLeavesNothing() {
        caught(
                (seen, given, actor) -> {
                    for (int later = actor + 1; later < seen.actors; later++) {
                        seen.verbMask[later] = 0;
                    }
                },
                "no legal verb");
    }

    @Test
    void narrowingThatAllowsSomething() {
        caught(
                (seen, given, actor) -> {
                    for (int later = actor + 1; later < seen.actors; later++) {
                        seen.verbMask[later] |= 63;
                    }
                },
                "narrowing allowed something");
    }

    @Test
    void narrowingInAViewOfSeveralSeats() {
        Game broken = new ForwardingGame(new Microrts8(), UnaryOperator.identity()) {
            @Override
            public int seats() {
                return 4;
            }

            @Override
            public int teamOf(int seat) {
                return seat / 2;
            }

            @Override
            public int viewOf(int seat) {
                return seat / 2;
            }
        };
        Caught.by(
                GameContract::declaresTeamsSeatsAndViewsThatFitTogether,
                broken,
                "narrowing in a view of several seats");
    }

    private static void forbidMoves(Observation seen, int from) {
        for (int later = from; later < seen.actors; later++) {
            seen.verbMask[later] &= ~(1L << MOVE);
            seen.targetMask[seen.targetOffset(later, MOVE)] = 0;
        }
    }

    /** Spoils the narrowing of a good game, which is still done. */
    private static void caught(Narrowing spoil, String text) {
        Game good = new Microrts8().with(Map.of("microrts.ticks", "400"));
        Narrowing narrowing = Objects.requireNonNull(good.narrowing());
        Game broken = new ForwardingGame(good, UnaryOperator.identity()) {
            @Override
            public Narrowing narrowing() {
                return (seen, given, actor) -> {
                    narrowing.narrow(seen, given, actor);
                    spoil.narrow(seen, given, actor);
                };
            }
        };
        Caught.by(GameContract::narrowingForbidsOnlyWhatWouldDoNothing, broken, text);
    }
}
