package dev.agon.game.lanes;

import dev.agon.game.Game;
import dev.agon.game.GameContract;

class Lanes3v3ContractTest extends GameContract {
    @Override
    protected Game game() {
        return new Lanes3v3();
    }

    @Override
    protected int matches() {
        return 500;
    }

    @Override
    protected int closeMatches() {
        return 8;
    }
}
