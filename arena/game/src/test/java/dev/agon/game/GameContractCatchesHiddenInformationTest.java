package dev.agon.game;

import dev.agon.game.kuhn.Kuhn;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Each check of hidden information and of exact evaluation fails on a game that breaks it. */
class GameContractCatchesHiddenInformationTest {
    @Test
    void resamplingThatChangesTheOwnCard() {
        caught(
                GameContract::resamplingKeepsWhatTheViewSees,
                match -> new ForwardingNode(match) {
                    @Override
                    public void resample(int view, MatchRandom random) {
                        super.resample(1 - view, random);
                    }
                },
                "resampled");
    }

    @Test
    void chanceThatDoesNotSumToOne() {
        caughtInHistories(
                match -> new ForwardingNode(match) {
                    @Override
                    public double chanceProbability(int outcome) {
                        return 0.1;
                    }
                },
                "must sum to 1");
    }

    @Test
    void someoneAwaitedWhereChanceActs() {
        caughtInHistories(
                match -> new ForwardingNode(match) {
                    @Override
                    public boolean awaits(int view) {
                        return true;
                    }
                },
                "nobody is awaited where chance acts");
    }

    @Test
    void chipsFromNowhere() {
        caughtInHistories(
                match -> new ForwardingNode(match) {
                    @Override
                    public float outcome(int seat) {
                        return super.outcome(seat) + 1;
                    }
                },
                "must sum to 0");
    }

    @Test
    void anInformationStateThatForgets() {
        caughtInHistories(
                match -> new ForwardingNode(match) {
                    @Override
                    public String informationState(int view) {
                        return super.informationState(view).split(" ")[0];
                    }
                },
                "sees a difference between histories");
    }

    @Test
    void anInformationStateThatTellsTheOpponentsCard() {
        caughtInHistories(
                match -> new ForwardingNode(match) {
                    @Override
                    public String informationState(int view) {
                        return super.informationState(view) + super.informationState(1 - view);
                    }
                },
                "cannot tell these information states apart");
    }

    @Test
    void aDealThatTheHistoriesDoNotHave() {
        caughtInHistories(
                match -> new ForwardingNode(match) {
                    @Override
                    public int chanceOutcomes() {
                        return Math.min(1, super.chanceOutcomes());
                    }

                    @Override
                    public double chanceProbability(int outcome) {
                        return 1;
                    }
                },
                "no history looks like this match");
    }

    @Test
    void hiddenCardsThatAreSaidToBeOpen() {
        Game claimed = new ForwardingGame(new Kuhn(), match -> match) {
            @Override
            public boolean perfectInformation() {
                return true;
            }
        };
        Caught.by(
                GameContract::nothingIsHiddenNorLeftToChanceWhereInformationIsPerfect,
                claimed,
                "a match of another seed, though information is said to be perfect");
    }

    private static void caughtInHistories(UnaryOperator<Match> spoil, String text) {
        caught(GameContract::everyHistoryOfAnEnumerableGameIsConsistent, spoil, text);
    }

    private static void caught(Consumer<GameContract> check, UnaryOperator<Match> spoil, String text) {
        Caught.by(check, new SpoiledKuhn(spoil), text);
    }

    /** Kuhn poker with something done to its matches. */
    private static final class SpoiledKuhn extends ForwardingGame implements Enumerable {
        private final UnaryOperator<Match> spoil;

        SpoiledKuhn(UnaryOperator<Match> spoil) {
            super(new Kuhn(), spoil);
            this.spoil = spoil;
        }

        @Override
        public Node root() {
            return (Node) spoil.apply(((Enumerable) good).root());
        }
    }

    /** A history that does all as another does. */
    private static class ForwardingNode extends ForwardingMatch implements Enumerable.Node, Match.Resampling {
        ForwardingNode(Match good) {
            super(good);
        }

        private Enumerable.Node node() {
            return (Enumerable.Node) good;
        }

        @Override
        public boolean atChance() {
            return node().atChance();
        }

        @Override
        public int chanceOutcomes() {
            return node().chanceOutcomes();
        }

        @Override
        public double chanceProbability(int outcome) {
            return node().chanceProbability(outcome);
        }

        @Override
        public void chance(int outcome) {
            node().chance(outcome);
        }

        @Override
        public String informationState(int view) {
            return node().informationState(view);
        }

        @Override
        public void resample(int view, MatchRandom random) {
            ((Match.Resampling) good).resample(view, random);
        }
    }
}
