package dev.agon.game;

import dev.agon.game.example.RockPaperScissors;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Each check of how a match goes fails on a game that breaks it. */
class GameContractCatchesMatchesTest {
    @Test
    void aMatchThatLastsTooLong() {
        Game broken = new ForwardingGame(new RockPaperScissors(), UnaryOperator.identity()) {
            @Override
            public int maxTicks() {
                return 4;
            }
        };
        Caught.by(GameContract::randomMatchesKeepTheRulesFromStartToEnd, broken, "not over after maxTicks");
    }

    @Test
    void aClockThatStandsStill() {
        caught(
                GameContract::randomMatchesKeepTheRulesFromStartToEnd,
                match -> new ForwardingMatch(match) {
                    @Override
                    public int tick() {
                        return super.tick() / 2;
                    }
                },
                "tick counts advances");
    }

    @Test
    void aVariedStartWhoseClockDoesNotBeginAtZero() {
        Caught.by(GameContract::randomMatchesKeepTheRulesFromStartToEnd, new Late(), "tick counts advances");
    }

    /** Rock, paper, scissors that can begin after its first throw, and says so. */
    private static final class Late extends ForwardingGame implements VariedStart {
        Late() {
            super(new RockPaperScissors(), UnaryOperator.identity());
        }

        @Override
        public Match startVaried(long seed) {
            Match match = start(seed);
            match.advance(Orders.forGame(this));
            return match;
        }
    }

    @Test
    void aMatchThatGoesOnAfterTheEnd() {
        caught(
                GameContract::randomMatchesKeepTheRulesFromStartToEnd,
                match -> new ForwardingMatch(match) {
                    @Override
                    public void advance(Orders[] orders) {
                        if (!over()) {
                            super.advance(orders);
                        }
                    }
                },
                "over, but advances");
    }

    @Test
    void rewardsBeforeTheFirstTick() {
        caught(
                GameContract::randomMatchesKeepTheRulesFromStartToEnd,
                match -> new ForwardingMatch(match) {
                    @Override
                    public void rewards(int seat, float[] terms) {
                        terms[0] = 1;
                    }
                },
                "rewards before the first tick");
    }

    @Test
    void aRewardThatIsNoNumber() {
        caught(
                GameContract::randomMatchesKeepTheRulesFromStartToEnd,
                match -> new ForwardingMatch(match) {
                    @Override
                    public void rewards(int seat, float[] terms) {
                        terms[0] = tick() == 0 ? 0 : Float.POSITIVE_INFINITY;
                    }
                },
                "is not finite");
    }

    @Test
    void anOutcomeThatBothWin() {
        caught(
                GameContract::randomMatchesKeepTheRulesFromStartToEnd,
                match -> new ForwardingMatch(match) {
                    @Override
                    public float outcome(int seat) {
                        return over() ? 1 : 0;
                    }
                },
                "outcomes of the teams");
    }

    @Test
    void anOutcomeBeforeTheEnd() {
        caught(
                GameContract::randomMatchesKeepTheRulesFromStartToEnd,
                match -> new ForwardingMatch(match) {
                    @Override
                    public float outcome(int seat) {
                        return 1 - 2 * seat;
                    }
                },
                "an outcome before the end");
    }

    @Test
    void aMatchThatDependsOnTheMatchesBeforeIt() {
        int[] started = {0};
        caught(
                GameContract::sameSeedAndOrdersGiveTheSameMatch,
                match -> {
                    int number = started[0]++;
                    return new ForwardingMatch(match) {
                        @Override
                        public long hash() {
                            return super.hash() + number;
                        }
                    };
                },
                "hash of the same match");
    }

    @Test
    void aLookThatChangesTheState() {
        caught(
                GameContract::lookingChangesNothingAndOrdersAreOnlyRead,
                match -> new ForwardingMatch(match) {
                    private int looks;

                    @Override
                    public void observe(int view, Observation into) {
                        super.observe(view, into);
                        looks++;
                    }

                    @Override
                    public long hash() {
                        return super.hash() + looks;
                    }
                },
                "looking changed the state");
    }

    @Test
    void aHashThatMissesTheTick() {
        caught(
                GameContract::lookingChangesNothingAndOrdersAreOnlyRead,
                match -> new ForwardingMatch(match) {
                    @Override
                    public long hash() {
                        return 7;
                    }
                },
                "the hash misses the tick");
    }

    @Test
    void aMatchThatWritesOrders() {
        caught(
                GameContract::lookingChangesNothingAndOrdersAreOnlyRead,
                match -> new ForwardingMatch(match) {
                    @Override
                    public void advance(Orders[] orders) {
                        super.advance(orders);
                        orders[0].clear();
                    }
                },
                "wrote orders");
    }

    @Test
    void anEventWithoutText() {
        caught(
                GameContract::lookingChangesNothingAndOrdersAreOnlyRead,
                match -> new ForwardingMatch(match) {
                    @Override
                    public List<Event> events(int view) {
                        return List.of(new Event("throw", 0, 0, 0, 0, 0, 0, ""));
                    }
                },
                "Event[kind=throw");
    }

    @Test
    void aForbiddenOrderThatDoesSomething() {
        caught(
                GameContract::refusedOrdersDoWhatNoOrderDoes,
                match -> new ForwardingMatch(match) {
                    @Override
                    public void advance(Orders[] orders) {
                        orders[0].verb[0] = Math.min(orders[0].verb[0], 2);
                        super.advance(orders);
                    }
                },
                "a forbidden order and no order");
    }

    @Test
    void aStandInThatIsNotTheFallback() {
        caught(
                GameContract::refusedOrdersDoWhatNoOrderDoes,
                match -> new ForwardingMatch(match) {
                    @Override
                    public void advance(Orders[] orders) {
                        if (orders[0].verb[0] < 0 || orders[0].verb[0] > 2) {
                            orders[0].verb[0] = 2;
                        }
                        super.advance(orders);
                    }
                },
                "what stands in for it");
    }

    @Test
    void aCopyThatForgetsSomething() {
        caught(
                GameContract::copiesAreEqualAndIndependent,
                match -> new ForwardingMatch(match) {
                    private int rocks;

                    @Override
                    public void advance(Orders[] orders) {
                        super.advance(orders);
                        rocks += orders[0].verb[0] == 0 ? 1 : 0;
                    }

                    @Override
                    public long hash() {
                        return super.hash() + rocks;
                    }
                },
                "the copy: hash");
    }

    @Test
    void aCopyThatRemembersWhatWasBeforeIt() {
        caught(GameContract::copiesAreEqualAndIndependent, Remembering::new, "a copy given the same orders: hash");
    }

    /** Keeps in a place of its own, which is not copied, what was ordered last, and lets it count a tick later. */
    private static final class Remembering extends ForwardingMatch {
        private int scratch;
        private int counted;

        Remembering(Match good) {
            super(good);
        }

        @Override
        public void advance(Orders[] orders) {
            super.advance(orders);
            counted += scratch;
            scratch = orders[0].verb[0];
        }

        @Override
        public long hash() {
            return super.hash() + counted;
        }

        @Override
        public void copyInto(Match other) {
            super.copyInto(other);
            ((Remembering) other).counted = counted;
        }
    }

    @Test
    void aCopyThatSharesWithItsOriginal() {
        caught(GameContract::copiesAreEqualAndIndependent, Sharing::new, "the original after its copy went on");
    }

    @Test
    void anOutcomeThatDependsOnWhoIsProcessedFirst() {
        caught(
                GameContract::simultaneousOrdersResolveTheSameInAnyOrderOfProcessing,
                match -> new ForwardingMatch(match) {
                    @Override
                    public void advanceInOrderOf(long processingSeed, Orders[] orders) {
                        advance(new Orders[] {orders[1], orders[0]});
                    }
                },
                "processed in another order");
    }

    @Test
    void aTickThatAllocates() {
        caught(
                GameContract::observingAndAdvancingAllocateNothing,
                match -> new ForwardingMatch(match) {
                    private Object kept = this;

                    @Override
                    public void advance(Orders[] orders) {
                        super.advance(orders);
                        kept = new Object[] {kept.getClass()};
                    }
                },
                "bytes allocated per tick");
    }

    private static void caught(Consumer<GameContract> check, UnaryOperator<Match> spoil, String text) {
        Caught.by(check, Caught.spoiled(spoil), text);
    }

    /** Counts ticks in an array that copies share. */
    private static final class Sharing extends ForwardingMatch {
        private int[] ticks = new int[1];

        Sharing(Match good) {
            super(good);
        }

        @Override
        public void advance(Orders[] orders) {
            super.advance(orders);
            ticks[0]++;
        }

        @Override
        public long hash() {
            return super.hash() + ticks[0];
        }

        @Override
        public void copyInto(Match other) {
            super.copyInto(other);
            ((Sharing) other).ticks = ticks;
        }
    }
}
