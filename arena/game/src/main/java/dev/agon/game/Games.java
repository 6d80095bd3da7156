package dev.agon.game;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** All games on the class path, shipped and users' own alike, by name. */
public final class Games {
    private final Map<String, Game> byName = new TreeMap<>();

    /** Finds the games that the class loader offers as {@link Game} services. */
    public Games(ClassLoader loader) {
        for (Game game : ServiceLoader.load(Game.class, loader)) {
            Game other = byName.putIfAbsent(game.name(), game);
            if (other != null) {
                throw new IllegalStateException("two games are named " + game.name() + ": "
                        + other.getClass().getName() + " and " + game.getClass().getName());
            }
        }
    }

    /** The games of the class path. */
    public static Games onClassPath() {
        return new Games(Games.class.getClassLoader());
    }

    /** Names in alphabetical order. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** All games in the order of their names. */
    public List<Game> all() {
        return new ArrayList<>(byName.values());
    }

    /**
     * The game of that name.
     *
     * @throws UnknownNameException naming the nearest known game
     */
    public Game get(String name) {
        Game game = byName.get(name);
        if (game == null) {
            throw new UnknownNameException("game", name, names());
        }
        return game;
    }
}
