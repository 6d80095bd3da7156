package dev.agon.game;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.TreeSet;

/** All bots on the class path by name: those that ship with a game, and those of every {@link BotLibrary}. Thread-safe. */
public final class BotLibraries {
    private static final char SEPARATOR = ':';

    private final Map<String, BotLibrary> libraries = new TreeMap<>();

    /** Finds the libraries that the class loader offers as {@link BotLibrary} services. */
    public BotLibraries(ClassLoader loader) {
        for (BotLibrary library : ServiceLoader.load(BotLibrary.class, loader)) {
            BotLibrary other = libraries.putIfAbsent(library.name(), library);
            if (other != null) {
                throw new IllegalStateException("two libraries of bots are named " + library.name() + ": "
                        + other.getClass().getName() + " and "
                        + library.getClass().getName());
            }
        }
    }

    /** The bots of the class path. */
    public static BotLibraries onClassPath() {
        return new BotLibraries(BotLibraries.class.getClassLoader());
    }

    /**
     * The bot of that name.
     *
     * @param name a key of {@link Game#bots()}, or {@code LIBRARY:REST}
     * @throws UnknownNameException naming the nearest bot, or nearest library, that there is
     * @throws IllegalArgumentException where a library refuses the rest of the name
     */
    public Game.BotFactory get(String name, Game game) {
        Game.BotFactory own = game.bots().get(name);
        if (own != null) {
            return own;
        }
        int separator = name.indexOf(SEPARATOR);
        BotLibrary library = separator < 0 ? null : libraries.get(name.substring(0, separator));
        if (library == null) {
            throw new UnknownNameException("bot of " + game.name(), name, names(game));
        }
        return library.bot(name.substring(separator + 1), game);
    }

    private List<String> names(Game game) {
        List<String> names = new ArrayList<>(new TreeSet<>(game.bots().keySet()));
        libraries.keySet().forEach(library -> names.add(library + SEPARATOR + "..."));
        return names;
    }
}
