package dev.agon.game.microrts;

import dev.agon.game.Game;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;
import dev.agon.game.RandomPlayer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Plays by a script and lets a share of its units' orders slip to chance; without slips nothing is, unless the script draws. */
final class ScriptedPlayer implements Player {
    private final MicrortsMap map;
    private final Function<MatchRandom, Script> scripts;
    private final float slips;
    private final MatchRandom random;
    private final RandomPlayer chance;
    private final Orders drawn;
    private @Nullable Staff staff;
    private @Nullable Script script;

    /**
     * A player of a script.
     *
     * @param scripts gives a script that remembers nothing yet, for each match
     * @param slips share of orders left to chance, in [0, 1]
     * @param seed what chance follows from
     */
    ScriptedPlayer(MicrortsMap map, Function<MatchRandom, Script> scripts, float slips, long seed) {
        this.map = map;
        this.scripts = scripts;
        this.slips = slips;
        random = new MatchRandom(seed);
        chance = new RandomPlayer(MatchRandom.derive(seed, 1));
        drawn = new Orders(map.room());
    }

    @Override
    public void begin(Game game, int view, long ownSeats) {
        chance.begin(game, view, ownSeats);
        staff = new Staff(new Field(map.ground(), game.layout()));
        script = scripts.apply(random);
    }

    @Override
    public void decide(Observation observation, Orders orders) {
        for (int actor = 0; actor < observation.actors; actor++) {
            orders.set(actor, Action.NONE, 0);
        }
        if (staff == null || script == null) {
            throw new IllegalStateException("the match has not begun");
        }
        staff.field.look(observation);
        staff.begin();
        script.assign(staff);
        staff.act(orders);
        slip(observation, orders);
    }

    private void slip(Observation observation, Orders orders) {
        if (slips == 0) {
            return;
        }
        chance.decide(observation, drawn);
        for (int actor = 0; actor < observation.actors; actor++) {
            if (random.nextFloat() < slips) {
                orders.set(actor, drawn.verb[actor], drawn.target[actor]);
            }
        }
    }
}
