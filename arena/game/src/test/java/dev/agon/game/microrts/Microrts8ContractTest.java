package dev.agon.game.microrts;

import dev.agon.game.Game;
import dev.agon.game.GameContract;

class Microrts8ContractTest extends GameContract {
    @Override
    protected Game game() {
        return new Microrts8();
    }

    @Override
    protected int matches() {
        return 400;
    }

    @Override
    protected int closeMatches() {
        return 10;
    }
}
