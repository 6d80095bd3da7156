package com.example;

import dev.agon.game.Game;
import dev.agon.game.GameContract;

class NimContractTest extends GameContract {
    @Override
    protected Game game() {
        return new Nim();
    }
}
