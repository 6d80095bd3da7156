package dev.agon.game.lanes.bots;

import dev.agon.game.Game;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;
import dev.agon.game.RandomPlayer;

/** Plays by a script and lets a share of its decisions slip to chance, so that no two matches are the same. */
public final class ScriptedPlayer implements Player {
    private final Field field;
    private final Script script;
    private final float slips;
    private final MatchRandom random;
    private final RandomPlayer chance;
    private long seats;

    /**
     * A player of a script.
     *
     * @param slips share of decisions left to chance, in [0, 1]
     * @param seed what chance follows from
     */
    public ScriptedPlayer(Field field, Script script, float slips, long seed) {
        this.field = field;
        this.script = script;
        this.slips = slips;
        random = new MatchRandom(seed);
        chance = new RandomPlayer(MatchRandom.derive(seed, 1));
    }

    @Override
    public void begin(Game game, int view, long ownSeats) {
        seats = ownSeats;
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
