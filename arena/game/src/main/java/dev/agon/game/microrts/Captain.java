package dev.agon.game.microrts;

import dev.agon.game.Game;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;
import org.jspecify.annotations.Nullable;

/**
 * The strongest of the scripted players. It gathers with as many workers as its base can use, spends all it has on workers and, once
 * there is more than those need, on barracks and fighters; its units strike whom they can kill, never at who is leaving, all at once and no
 * more than needed, do not step under blows unless they come as many, and meet at home whoever attacks alone.
 */
final class Captain implements Player {
    private final MicrortsMap map;
    private @Nullable Captaincy captaincy;

    Captain(MicrortsMap map) {
        this.map = map;
    }

    @Override
    public void begin(Game game, int view, long ownSeats) {
        captaincy = new Captaincy(new Field(map.ground(), game.layout()));
    }

    @Override
    public void decide(Observation observation, Orders orders) {
        for (int actor = 0; actor < observation.actors; actor++) {
            orders.set(actor, Action.NONE, 0);
        }
        if (captaincy != null) {
            captaincy.order(observation, orders);
        }
    }
}
