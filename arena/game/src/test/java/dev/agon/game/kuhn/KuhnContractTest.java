package dev.agon.game.kuhn;

import dev.agon.game.Game;
import dev.agon.game.GameContract;

class KuhnContractTest extends GameContract {
    @Override
    protected Game game() {
        return new Kuhn();
    }
}
