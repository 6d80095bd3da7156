package dev.agon.game.example;

import dev.agon.game.Game;
import dev.agon.game.GameContract;

class RockPaperScissorsContractTest extends GameContract {
    @Override
    protected Game game() {
        return new RockPaperScissors();
    }
}
