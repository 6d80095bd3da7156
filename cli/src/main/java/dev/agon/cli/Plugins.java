package dev.agon.cli;

import dev.agon.game.BotLibrary;
import dev.agon.game.Game;
import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The jars from outside on the class path: those in {@code plugins/} and of {@code --plugin}. */
final class Plugins {
    private static final List<String> SERVICES =
            List.of("META-INF/services/" + Game.class.getName(), "META-INF/services/" + BotLibrary.class.getName());

    private Plugins() {}

    /** Their file names, known by the games and players that they offer beside Agon's own. */
    static Set<String> names() {
        Set<String> names = new TreeSet<>();
        String own = place(
                Objects.requireNonNull(Game.class.getResource("Game.class")),
                Game.class.getName().replace('.', '/') + ".class");
        for (String service : SERVICES) {
            for (URL url : offers(service)) {
                String place = place(url, service);
                if (!place.equals(own)) {
                    names.add(place.substring(place.lastIndexOf('/') + 1));
                }
            }
        }
        return names;
    }

    private static List<URL> offers(String service) {
        try {
            return Collections.list(Game.class.getClassLoader().getResources(service));
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /** The jar or folder in which a resource lies. */
    private static String place(URL url, String resource) {
        String place = url.toString();
        return place.substring(0, place.length() - resource.length()).replaceFirst("!?/$", "");
    }
}
