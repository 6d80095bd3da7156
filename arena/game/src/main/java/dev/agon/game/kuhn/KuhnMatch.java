package dev.agon.game.kuhn;

import static dev.agon.game.kuhn.Kuhn.AMBER;
import static dev.agon.game.kuhn.KuhnLayout.ACTS_FIRST;
import static dev.agon.game.kuhn.KuhnLayout.BET;
import static dev.agon.game.kuhn.KuhnLayout.CARDS;
import static dev.agon.game.kuhn.KuhnLayout.MOVES;
import static dev.agon.game.kuhn.KuhnLayout.OPPONENT_CARD;
import static dev.agon.game.kuhn.KuhnLayout.OWN_CARD;
import static dev.agon.game.kuhn.KuhnLayout.PASS;

import dev.agon.game.Enumerable;
import dev.agon.game.Event;
import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import java.util.ArrayList;
import java.util.List;

/** One playing of Kuhn poker: a deal, then at most three moves. */
final class KuhnMatch implements Enumerable.Node, Match.Resampling {
    static final int MOST_MOVES = 3;

    /** Chips that each side puts in before the deal. */
    private static final int ANTE = 1;

    private static final int NOT_DEALT = -1;
    private static final String[] NAMES = {"Amber", "Sky"};

    /** All deals, as pairs of cards for Amber and Sky; equally likely. */
    private static final int[][] DEALS = {{0, 1}, {0, 2}, {1, 0}, {1, 2}, {2, 0}, {2, 1}};

    private final Kuhn game;
    private final int[] cards = {NOT_DEALT, NOT_DEALT};
    private int moves;

    /** Bit {@code i} is set when move {@code i} was a bet. */
    private int bets;

    /** A match whose cards are not dealt yet. */
    KuhnMatch(Kuhn game) {
        this.game = game;
    }

    @Override
    public Kuhn game() {
        return game;
    }

    @Override
    public boolean over() {
        return moves == MOST_MOVES || (moves == 2 && bets != 0b10);
    }

    @Override
    public int tick() {
        return moves;
    }

    @Override
    public boolean awaits(int view) {
        return !atChance() && !over() && view == (moves & 1);
    }

    @Override
    public void observe(int view, Observation into) {
        into.clear(moves);
        int own = view == SPECTATOR ? AMBER : view;
        into.globals[ACTS_FIRST] = own == AMBER ? 1 : 0;
        if (!atChance()) {
            into.globals[OWN_CARD + cards[own]] = 1;
            if (view == SPECTATOR || shown()) {
                into.globals[OPPONENT_CARD + cards[1 - own]] = 1;
            }
        }
        for (int move = 0; move < moves; move++) {
            into.globals[MOVES + 2 * move + (bets >>> move & 1)] = 1;
        }
        if (awaits(view)) {
            int actor = into.addActor(-1, view);
            into.allow(actor, PASS);
            into.allow(actor, BET);
        }
    }

    /** Whether the cards lie open: after the last move, unless somebody folded. */
    private boolean shown() {
        return over() && folder() < 0;
    }

    /** The side that passed in answer to a bet, or -1. */
    private int folder() {
        boolean folded = moves >= 2 && (bets >>> moves - 2 & 0b11) == 0b01;
        return folded ? (moves - 1) & 1 : -1;
    }

    @Override
    public void advance(Orders[] orders) {
        if (over() || atChance()) {
            throw new IllegalStateException(over() ? "the match is over" : "the cards are not dealt yet");
        }
        if (orders[moves & 1].verb[0] == BET) {
            bets |= 1 << moves;
        }
        moves++;
    }

    @Override
    public void rewards(int seat, float[] terms) {
        terms[0] = outcome(seat);
    }

    /** Chips won. */
    @Override
    public float outcome(int seat) {
        if (!over()) {
            return 0;
        }
        int folder = folder();
        if (folder >= 0) {
            return seat == folder ? -ANTE : ANTE;
        }
        int stake = ANTE + (bets == 0 ? 0 : 1);
        return cards[seat] > cards[1 - seat] ? stake : -stake;
    }

    @Override
    public long hash() {
        return MatchRandom.derive(cards[0] * 4 + cards[1], moves * 8 + bets);
    }

    @Override
    public void copyInto(Match other) {
        KuhnMatch copy = (KuhnMatch) other;
        System.arraycopy(cards, 0, copy.cards, 0, cards.length);
        copy.moves = moves;
        copy.bets = bets;
    }

    /** Deals the opponent one of the two cards that are not the view's own, unless it was shown. */
    @Override
    public void resample(int view, MatchRandom random) {
        if (!atChance() && !shown()) {
            cards[1 - view] = (cards[view] + 1 + random.nextInt(CARDS.size() - 1)) % CARDS.size();
        }
    }

    @Override
    public boolean atChance() {
        return cards[AMBER] == NOT_DEALT;
    }

    @Override
    public int chanceOutcomes() {
        return atChance() ? DEALS.length : 0;
    }

    @Override
    public double chanceProbability(int outcome) {
        return 1.0 / DEALS.length;
    }

    @Override
    public void chance(int outcome) {
        if (!atChance()) {
            throw new IllegalStateException("the cards are dealt already");
        }
        System.arraycopy(DEALS[outcome], 0, cards, 0, cards.length);
    }

    /** The own card and the moves so far, e.g. {@code king pass bet}; then the opponent's card where it was shown. */
    @Override
    public String informationState(int view) {
        if (atChance()) {
            return "not dealt";
        }
        StringBuilder known = new StringBuilder(CARDS.get(cards[view]));
        for (int move = 0; move < moves; move++) {
            known.append((bets >>> move & 1) == 0 ? " pass" : " bet");
        }
        return shown() ? known + " against " + CARDS.get(cards[1 - view]) : known.toString();
    }

    /** The last move, and at the end who takes the pot with what. */
    @Override
    public List<Event> events(int view) {
        List<Event> events = new ArrayList<>();
        if (moves > 0) {
            String move = (bets >>> moves - 1 & 1) == 0 ? "pass" : "bet";
            events.add(event(move, NAMES[moves - 1 & 1] + (move.equals("bet") ? " bets." : " passes.")));
        }
        if (over()) {
            int winner = outcome(AMBER) > 0 ? AMBER : 1 - AMBER;
            String with = shown() ? " with the " + CARDS.get(cards[winner]) : "";
            events.add(event("win", NAMES[winner] + " wins " + (int) outcome(winner) + with + "."));
        }
        return events;
    }

    private static Event event(String kind, String text) {
        return new Event(kind, 0, 0, 0, 0, 0, 0, text);
    }
}
