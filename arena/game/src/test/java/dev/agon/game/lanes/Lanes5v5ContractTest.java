package dev.agon.game.lanes;

import dev.agon.game.Game;
import dev.agon.game.GameContract;

class Lanes5v5ContractTest extends GameContract {
    @Override
    protected Game game() {
        return new Lanes5v5();
    }

    @Override
    protected int matches() {
        return 200;
    }

    @Override
    protected int closeMatches() {
        return 4;
    }
}
