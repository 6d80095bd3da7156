package dev.agon.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.agon.game.Game;
import dev.agon.game.Games;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** All games that ship, and one more, as a jar would bring it. */
final class MoreGames {
    private static final Path EXAMPLE = Path.of("..", "docs", "your-own-game", "src", "main");

    private MoreGames() {}

    /**
     * With a game of the tests' own.
     *
     * @param folder a new one is made in it
     */
    static Games with(Class<? extends Game> game, Path folder) {
        try {
            Path services = Files.createDirectories(folder.resolve("more").resolve("META-INF/services"));
            Files.writeString(services.resolve(Game.class.getName()), game.getName());
            return in(folder.resolve("more").toUri().toURL());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With the example of {@code docs/your-own-game.md}, compiled as it stands there. What draws it is on the class path. */
    static Games withTheExample(Path folder) {
        try {
            Path classes = Files.createDirectories(folder.resolve("example"));
            compile(classes);
            return in(
                    classes.toUri().toURL(),
                    EXAMPLE.resolve("resources").toUri().toURL());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void compile(Path into) throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLE.resolve("java"))) {
            List<String> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::toString)
                    .toList();
            Stream<String> options = Stream.of("-proc:none", "-d", into.toString());
            String[] arguments = Stream.concat(options, sources.stream()).toArray(String[]::new);
            assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments));
        }
    }

    private static Games in(URL... places) {
        return new Games(new URLClassLoader(places, MoreGames.class.getClassLoader()));
    }
}
