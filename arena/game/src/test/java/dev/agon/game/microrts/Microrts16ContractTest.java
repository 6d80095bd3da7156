package dev.agon.game.microrts;

import dev.agon.game.Game;
import dev.agon.game.GameContract;

class Microrts16ContractTest extends GameContract {
    @Override
    protected Game game() {
        return new Microrts16();
    }

    @Override
    protected int matches() {
        return 60;
    }

    @Override
    protected int closeMatches() {
        return 4;
    }
}
