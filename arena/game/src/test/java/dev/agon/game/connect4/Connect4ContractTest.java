package dev.agon.game.connect4;

import dev.agon.game.Game;
import dev.agon.game.GameContract;

class Connect4ContractTest extends GameContract {
    @Override
    protected Game game() {
        return new Connect4();
    }
}
