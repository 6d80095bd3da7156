package dev.agon.game.microrts;

import dev.agon.game.Game;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Plays by a script; nothing is left to chance, unless the script draws. */
final class ScriptedPlayer implements Player {
    private final MicrortsMap map;
    private final Function<MatchRandom, Script> scripts;
    private final MatchRandom random;
    private @Nullable Staff staff;
    private @Nullable Script script;

    /**
     * A player of a script.
     *
     * @param scripts gives a script that remembers nothing yet, for each match
     * @param seed what the script draws with
     */
    ScriptedPlayer(MicrortsMap map, Function<MatchRandom, Script> scripts, long seed) {
        this.map = map;
        this.scripts = scripts;
        random = new MatchRandom(seed);
    }

    @Override
    public void begin(Game game, int view, long ownSeats) {
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
    }
}
