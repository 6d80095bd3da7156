package dev.agon.agents.evaluation;

import dev.agon.game.Game;
import dev.agon.game.GameContract;

class MatchingPenniesContractTest extends GameContract {
    @Override
    protected Game game() {
        return new MatchingPennies();
    }
}
