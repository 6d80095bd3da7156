package dev.agon.league.launch;

import dev.agon.game.UnknownNameException;
import dev.agon.league.AgonException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * All launchers: those on the class path, and those that bring many libraries and lie in a folder of their own,
 * {@code launchers/NAME} of the program's home, which is looked into only where that name is asked for.
 */
public final class Launchers {
    private static final List<String> IN_FOLDERS = List.of("kubernetes");

    private Launchers() {}

    /**
     * The launcher of that name.
     *
     * @throws UnknownNameException naming the nearest that there is
     * @throws AgonException where it is known and not built
     */
    public static Launcher named(String name) {
        List<Launcher> here = load(Launchers.class.getClassLoader());
        Optional<Launcher> found = find(here, name);
        if (found.isPresent()) {
            return found.get();
        }
        if (IN_FOLDERS.contains(name)) {
            return inFolder(name);
        }
        throw new UnknownNameException(
                "launcher",
                name,
                Stream.concat(here.stream().map(Launcher::name), IN_FOLDERS.stream())
                        .toList());
    }

    private static Optional<Launcher> find(List<Launcher> launchers, String name) {
        return launchers.stream()
                .filter(launcher -> launcher.name().equals(name))
                .findFirst();
    }

    private static List<Launcher> load(ClassLoader loader) {
        return ServiceLoader.load(Launcher.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(Launcher::name))
                .toList();
    }

    private static Launcher inFolder(String name) {
        Path target =
                Path.of(System.getProperty("agon.home", "")).toAbsolutePath().resolve("launchers/" + name + "/target");
        try {
            List<URL> places = new ArrayList<>();
            if (Files.isDirectory(target.resolve("classes")) && Files.isDirectory(target.resolve("lib"))) {
                places.add(target.resolve("classes").toUri().toURL());
                try (Stream<Path> jars = Files.list(target.resolve("lib"))) {
                    for (Path jar : jars.sorted().toList()) {
                        places.add(url(jar));
                    }
                }
            }
            // It serves this process to its end.
            URLClassLoader loader = new URLClassLoader(places.toArray(URL[]::new), Launchers.class.getClassLoader());
            Thread.currentThread().setContextClassLoader(loader);
            return find(load(loader), name)
                    .orElseThrow(() -> AgonException.environment("launcher " + name + " is not built in " + target
                            + "; build it with: ./agon train --launcher " + name + " --dry-run, or mvn -pl launchers/"
                            + name
                            + " -am package -DskipTests"));
        } catch (IOException unreadable) {
            throw AgonException.environment(
                    "launcher " + name + " cannot be loaded from " + target + ": " + unreadable);
        }
    }

    private static URL url(Path jar) throws MalformedURLException {
        return jar.toUri().toURL();
    }
}
