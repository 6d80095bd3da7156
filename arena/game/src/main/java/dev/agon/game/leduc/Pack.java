package dev.agon.game.leduc;

import dev.agon.game.MatchRandom;

/** How many cards of each rank are left to deal. Small and mutable: made, drawn from, thrown away. */
final class Pack {
    private static final int OF_EACH_RANK = 2;

    private final int[] left = new int[LeducLayout.RANKS.size()];
    private int cards;

    /** All six cards. */
    Pack() {
        for (int rank = 0; rank < left.length; rank++) {
            left[rank] = OF_EACH_RANK;
        }
        cards = OF_EACH_RANK * left.length;
    }

    /** Takes a card of this rank out. */
    void take(int rank) {
        left[rank]--;
        cards--;
    }

    /** Draws a card, all equally likely, and takes it out. */
    int draw(MatchRandom random) {
        int card = random.nextInt(cards);
        int rank = 0;
        while (card >= left[rank]) {
            card -= left[rank++];
        }
        take(rank);
        return rank;
    }

    /** How many ranks there are cards of. */
    int ranks() {
        int ranks = 0;
        for (int count : left) {
            ranks += count > 0 ? 1 : 0;
        }
        return ranks;
    }

    /** The rank at this place among those there are cards of, lowest first. */
    int rank(int place) {
        int rank = 0;
        for (int before = place; before > 0 || left[rank] == 0; rank++) {
            before -= left[rank] > 0 ? 1 : 0;
        }
        return rank;
    }

    /** Probability that the next card is of this rank. */
    double probability(int rank) {
        return (double) left[rank] / cards;
    }
}
