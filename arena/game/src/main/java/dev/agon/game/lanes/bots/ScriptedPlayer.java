package dev.agon.game.lanes.bots;

import dev.agon.game.Game;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;
import dev.agon.game.RandomPlayer;
import java.util.function.Supplier;

/** Plays by a script and lets a share of its decisions slip to chance, so that no two matches are the same. */
public final class ScriptedPlayer implements Player {
    private final Field field;
    private final Supplier<Script> scripts;
    private final float leastSlips;
    private final float mostSlips;
    private final MatchRandom random;
    private final RandomPlayer chance;
    private Script script;
    private float slips;
    private long seats;

    /**
     * A player of a script.
     *
     * @param scripts gives a script that remembers nothing yet, for each match
     * @param leastSlips least share of decisions left to chance, in [0, 1]
     * @param mostSlips most; the share of a match is drawn between the two when it begins
     * @param seed what chance follows from
     */
    public ScriptedPlayer(Field field, Supplier<Script> scripts, float leastSlips, float mostSlips, long seed) {
        this.field = field;
        this.scripts = scripts;
        script = scripts.get();
        this.leastSlips = leastSlips;
        this.mostSlips = mostSlips;
        slips = leastSlips;
        random = new MatchRandom(seed);
        chance = new RandomPlayer(MatchRandom.derive(seed, 1));
    }

    @Override
    public void begin(Game game, int view, long ownSeats) {
        seats = ownSeats;
        script = scripts.get();
        slips = leastSlips + (mostSlips - leastSlips) * random.nextFloat();
        chance.begin(game, view, ownSeats);
        int first = 0;
        while (game.viewOf(first) != view) {
            first++;
        }
        field.begin(first, game.seatsOfView(view));
    }

    @Override
    public void decide(Observation observation, Orders orders) {
        chance.decide(observation, orders);
        field.look(observation);
        script.plan(field);
        for (int actor = 0; actor < observation.actors; actor++) {
            if ((seats >>> observation.actorSeat[actor] & 1) != 0 && random.nextFloat() >= slips) {
                script.order(field, actor, orders);
            }
        }
    }
}
