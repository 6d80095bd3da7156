package dev.agon.game;

/** A game small enough to visit every one of its histories, so that exact evaluation can measure how good a policy is. */
public interface Enumerable extends Game {
    /** A match before anything has happened, in which chance waits to be told what it does. */
    Node root();

    /** A match that stops where chance acts instead of drawing from a seed. */
    interface Node extends Match {
        /** Whether chance acts now; no view is awaited then. */
        boolean atChance();

        /** How many outcomes chance has here. */
        int chanceOutcomes();

        /** Probability of an outcome; they sum to 1. */
        double chanceProbability(int outcome);

        /** Lets chance have this outcome. */
        void chance(int outcome);

        /**
         * All that the view knows, as text: equal exactly for the histories that the view cannot tell apart. The exact
         * evaluator relies on perfect recall.
         */
        String informationState(int view);
    }
}
