package dev.agon.agents.rl4j.actor;

import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.game.BotLibrary;
import dev.agon.game.Game;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The library of bots that RL4J trained: {@code bot:rl4j:FILE} plays by that file. */
public final class TrainedActors implements BotLibrary {
    @Override
    public String name() {
        return "rl4j";
    }

    @Override
    public Game.BotFactory bot(String bot, Game game) {
        Path file = Path.of(bot);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("there is no file " + file + "; rl4j: wants one that TrainA3c wrote");
        }
        DenseActor actor;
        try {
            actor = DenseActorFile.read(file, game, layoutHash(game));
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + file + ": " + e.getMessage(), e);
        }
        FlatObservation flat = new FlatObservation(game);
        return seed -> new DenseActorPlayer(actor, flat, seed);
    }

    /** The hash by which an actor knows its game's layout again. */
    public static String layoutHash(Game game) {
        return new PolicySpec(game, NetworkConfig.defaults()).layoutHash();
    }
}
