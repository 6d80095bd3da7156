package dev.agon.league.config;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.HeadToHead;
import dev.agon.game.Layout;
import dev.agon.game.Layout.Feature;
import dev.agon.game.Layout.Verb;
import dev.agon.game.Match;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A game that nobody can play: only how many teams it has is of interest. */
public final class ThreeTeams implements HeadToHead {
    static final String NAME = "three";

    /** The games of the class path and this one, by means of a folder in which it is named. */
    static Games games(Path folder) throws IOException {
        Path service = folder.resolve("META-INF/services").resolve(Game.class.getName());
        Files.createDirectories(service.getParent());
        Files.writeString(service, ThreeTeams.class.getName());
        URL[] beside = {folder.toUri().toURL()};
        return new Games(new URLClassLoader(beside, ThreeTeams.class.getClassLoader()));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Three teams.";
    }

    @Override
    public int teams() {
        return 3;
    }

    @Override
    public Layout layout() {
        return new Layout(
                List.of(Feature.flag("begins")),
                List.of(),
                List.of(),
                List.of(),
                0,
                0,
                0,
                1,
                List.of(Verb.plain("wait")),
                0);
    }

    @Override
    public List<String> rewardTerms() {
        return List.of("win");
    }

    @Override
    public int maxTicks() {
        return 1;
    }

    @Override
    public Match start(long seed) {
        throw new UnsupportedOperationException(NAME + " is not for playing");
    }
}
