package dev.agon.game.microrts;

import dev.agon.game.Game;
import dev.agon.game.GameContract;
import java.util.Map;

class FogContractTest extends GameContract {
    @Override
    protected Game game() {
        return new Microrts8().with(Map.of("microrts.map", "gates12", "microrts.fog", "true", "microrts.ticks", "600"));
    }

    @Override
    protected int matches() {
        return 40;
    }

    @Override
    protected int closeMatches() {
        return 6;
    }
}
