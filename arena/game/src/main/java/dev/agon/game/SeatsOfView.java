package dev.agon.game;

import java.util.stream.IntStream;

/** The seats that share one view, lowest first. Immutable. */
public final class SeatsOfView {
    private final int[] seats;

    /** Of that view of the game. */
    public SeatsOfView(Game game, int view) {
        seats = IntStream.range(0, game.seats())
                .filter(seat -> game.viewOf(seat) == view)
                .toArray();
    }

    /** Those of every view, by view. */
    public static SeatsOfView[] all(Game game) {
        return IntStream.range(0, game.views())
                .mapToObj(view -> new SeatsOfView(game, view))
                .toArray(SeatsOfView[]::new);
    }

    /** How many there are. */
    public int count() {
        return seats.length;
    }

    /** The seat of the game that is the view's so-manieth, from 0. */
    public int seat(int index) {
        return seats[index];
    }

    /** Bit {@code s} is set when seat {@code s} of the game is one of them. */
    public long bits() {
        long bits = 0;
        for (int seat : seats) {
            bits |= 1L << seat;
        }
        return bits;
    }

    /** Bit {@code i} is set when the view's seat {@code i} is among seats of the game that are given as bits. */
    public long within(long seatsOfGame) {
        long bits = 0;
        for (int i = 0; i < seats.length; i++) {
            bits |= (seatsOfGame >>> seats[i] & 1) << i;
        }
        return bits;
    }

    /** How a match that is over ended for each of them. */
    public float[] outcomes(Match match) {
        float[] outcomes = new float[seats.length];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = match.outcome(seats[i]);
        }
        return outcomes;
    }
}
