package dev.agon.game;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.example.RockPaperScissors;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Runs a check of the kit on a broken game and asserts that it fails for the right reason. */
final class Caught {
    private Caught() {}

    /** The check fails on the game with a message that holds the text. */
    static void by(Consumer<GameContract> check, Game broken, String text) {
        GameContract kit = new GameContract() {
            @Override
            protected Game game() {
                return broken;
            }

            @Override
            protected int matches() {
                return 20;
            }

            @Override
            protected int closeMatches() {
                return 2;
            }
        };
        AssertionError error = assertThrows(AssertionError.class, () -> check.accept(kit));
        assertTrue(String.valueOf(error.getMessage()).contains(text), () -> "failed for another reason: " + error);
    }

    /** Rock, paper, scissors with something done to its matches. */
    static Game spoiled(UnaryOperator<Match> spoil) {
        return new ForwardingGame(new RockPaperScissors(), spoil);
    }

    /** Rock, paper, scissors with something done to each observation. */
    static Game misseen(Spoiler spoiler) {
        return spoiled(match -> new Misseen(match, spoiler));
    }

    /** What is done to an observation after a match wrote it. */
    interface Spoiler {
        void spoil(Match match, int view, Observation seen);
    }

    /** A match whose observations are spoiled. */
    static final class Misseen extends ForwardingMatch {
        private final Spoiler spoiler;

        Misseen(Match good, Spoiler spoiler) {
            super(good);
            this.spoiler = spoiler;
        }

        @Override
        public void observe(int view, Observation into) {
            super.observe(view, into);
            spoiler.spoil(good, view, into);
        }
    }
}
