package dev.agon.league.launch;

import dev.agon.game.UnknownNameException;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** All launchers on the class path. */
public final class Launchers {
    private Launchers() {}

    /**
     * The launcher of that name.
     *
     * @throws UnknownNameException naming the nearest that there is
     */
    public static Launcher named(String name) {
        List<Launcher> all = all();
        return all.stream()
                .filter(launcher -> launcher.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownNameException(
                        "launcher", name, all.stream().map(Launcher::name).toList()));
    }

    private static List<Launcher> all() {
        return ServiceLoader.load(Launcher.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(Launcher::name))
                .toList();
    }
}
