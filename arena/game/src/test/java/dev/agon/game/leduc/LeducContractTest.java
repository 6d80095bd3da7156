package dev.agon.game.leduc;

import dev.agon.game.Game;
import dev.agon.game.GameContract;

class LeducContractTest extends GameContract {
    @Override
    protected Game game() {
        return new Leduc();
    }
}
