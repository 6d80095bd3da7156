package dev.agon.game.example;

import dev.agon.game.Game;
import dev.agon.game.HeadToHead;
import dev.agon.game.Layout;
import dev.agon.game.Layout.Feature;
import dev.agon.game.Layout.Verb;
import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import java.util.List;

/** Rock, paper, scissors, best of five rounds: a whole game in one class, both sides moving at once. */
public final class RockPaperScissors implements HeadToHead {
    private static final int ROUNDS = 5;

    /** Global: rounds won less rounds lost. */
    private static final int LEAD = 0;

    /** First of three globals: what the opponent threw last, as flags. */
    private static final int OPPONENT_THREW = 1;

    private static final Layout LAYOUT = new Layout(
            List.of(
                    Feature.of("lead", -ROUNDS, ROUNDS),
                    Feature.flag("opponent-threw-rock"),
                    Feature.flag("opponent-threw-paper"),
                    Feature.flag("opponent-threw-scissors")),
            List.of(), // no kinds of entities
            List.of(), // no entity features
            List.of(), // no planes
            0,
            0,
            0, // no entities
            1, // one actor a seat
            List.of(Verb.plain("rock"), Verb.plain("paper"), Verb.plain("scissors")),
            0); // who says nothing throws a rock

    @Override
    public String name() {
        return "rock-paper-scissors";
    }

    @Override
    public String summary() {
        return "Rock, paper, scissors: five rounds, both throw at once.";
    }

    @Override
    public Layout layout() {
        return LAYOUT;
    }

    @Override
    public List<String> rewardTerms() {
        return List.of("round");
    }

    @Override
    public int maxTicks() {
        return ROUNDS;
    }

    @Override
    public Match start(long seed) {
        return new Rounds();
    }

    private final class Rounds implements Match {
        private static final int NOTHING = -1;

        private final int[] threw = {NOTHING, NOTHING};
        private int tick;

        /** Rounds that seat 0 won less those that it lost. */
        private int lead;

        /** What seat 0 earned in the last round. */
        private int lastRound;

        @Override
        public Game game() {
            return RockPaperScissors.this;
        }

        @Override
        public boolean over() {
            return tick == ROUNDS;
        }

        @Override
        public int tick() {
            return tick;
        }

        @Override
        public boolean awaits(int view) {
            return !over();
        }

        @Override
        public void observe(int view, Observation into) {
            into.clear(tick);
            int own = view == SPECTATOR ? 0 : view;
            into.globals[LEAD] = own == 0 ? lead : -lead;
            if (threw[1 - own] != NOTHING) {
                into.globals[OPPONENT_THREW + threw[1 - own]] = 1;
            }
            if (view != SPECTATOR && awaits(view)) {
                int actor = into.addActor(-1, view);
                for (int verb = 0; verb < LAYOUT.verbs().size(); verb++) {
                    into.allow(actor, verb);
                }
            }
        }

        @Override
        public void advance(Orders[] orders) {
            if (over()) {
                throw new IllegalStateException("the match is over");
            }
            for (int view = 0; view < threw.length; view++) {
                int verb = orders[view].verb[0];
                threw[view] = verb >= 0 && verb < LAYOUT.verbs().size() ? verb : LAYOUT.fallbackVerb();
            }
            int difference = (threw[0] - threw[1] + 3) % 3;
            lastRound = difference == 2 ? -1 : difference;
            lead += lastRound;
            tick++;
        }

        @Override
        public void rewards(int seat, float[] terms) {
            terms[0] = seat == 0 ? lastRound : -lastRound;
        }

        @Override
        public float outcome(int seat) {
            return over() ? Integer.signum(seat == 0 ? lead : -lead) : 0;
        }

        @Override
        public long hash() {
            return MatchRandom.derive(tick * 16L + threw[0] * 4L + threw[1], lead * 4L + lastRound);
        }

        @Override
        public void copyInto(Match other) {
            Rounds copy = (Rounds) other;
            System.arraycopy(threw, 0, copy.threw, 0, threw.length);
            copy.tick = tick;
            copy.lead = lead;
            copy.lastRound = lastRound;
        }
    }
}
