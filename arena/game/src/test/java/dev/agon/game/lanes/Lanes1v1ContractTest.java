package dev.agon.game.lanes;

import dev.agon.game.Game;
import dev.agon.game.GameContract;

class Lanes1v1ContractTest extends GameContract {
    @Override
    protected Game game() {
        return new Lanes1v1();
    }

    @Override
    protected int matches() {
        return 2000;
    }

    @Override
    protected int closeMatches() {
        return 20;
    }
}
