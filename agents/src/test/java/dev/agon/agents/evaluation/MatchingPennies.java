package dev.agon.agents.evaluation;

import dev.agon.game.Enumerable;
import dev.agon.game.HeadToHead;
import dev.agon.game.Layout;
import dev.agon.game.Layout.Verb;
import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import java.util.List;

/** Both sides show a coin at once; seat 0 wins when they match. */
final class MatchingPennies implements Enumerable, HeadToHead {
    private static final Layout LAYOUT = new Layout(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            0,
            0,
            0,
            1,
            List.of(Verb.plain("heads"), Verb.plain("tails")),
            0);

    @Override
    public String name() {
        return "matching-pennies";
    }

    @Override
    public String summary() {
        return "Two coins shown at once.";
    }

    @Override
    public Layout layout() {
        return LAYOUT;
    }

    @Override
    public List<String> rewardTerms() {
        return List.of("win");
    }

    @Override
    public int maxTicks() {
        return 1;
    }

    @Override
    public Match start(long seed) {
        return root();
    }

    @Override
    public Node root() {
        return new Coins();
    }

    private final class Coins implements Node {
        private boolean shown;
        private boolean match;

        @Override
        public MatchingPennies game() {
            return MatchingPennies.this;
        }

        @Override
        public boolean over() {
            return shown;
        }

        @Override
        public int tick() {
            return shown ? 1 : 0;
        }

        @Override
        public boolean awaits(int view) {
            return !shown;
        }

        @Override
        public void observe(int view, Observation into) {
            into.clear(tick());
            if (!shown && view != SPECTATOR) {
                int actor = into.addActor(-1, view);
                into.allow(actor, 0);
                into.allow(actor, 1);
            }
        }

        @Override
        public void advance(Orders[] orders) {
            if (shown) {
                throw new IllegalStateException("the match is over");
            }
            match = (orders[0].verb[0] == 1) == (orders[1].verb[0] == 1);
            shown = true;
        }

        @Override
        public void rewards(int seat, float[] terms) {
            terms[0] = outcome(seat);
        }

        @Override
        public float outcome(int seat) {
            return !shown ? 0 : match == (seat == 0) ? 1 : -1;
        }

        @Override
        public long hash() {
            return (shown ? 1 : 0) + (match ? 2 : 0);
        }

        @Override
        public void copyInto(Match other) {
            ((Coins) other).shown = shown;
            ((Coins) other).match = match;
        }

        @Override
        public boolean atChance() {
            return false;
        }

        @Override
        public int chanceOutcomes() {
            return 0;
        }

        @Override
        public double chanceProbability(int outcome) {
            return 0;
        }

        @Override
        public void chance(int outcome) {
            throw new IllegalStateException("chance never acts");
        }

        @Override
        public String informationState(int view) {
            return shown ? "over" : "start";
        }
    }
}
