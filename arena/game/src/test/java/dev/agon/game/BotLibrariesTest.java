package dev.agon.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.connect4.Connect4;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BotLibrariesTest {
    private static final Game GAME = new Connect4();

    @TempDir
    Path folder;

    @Test
    void findsTheGamesOwnBotsWhereThereIsNoLibrary() throws IOException {
        Game.BotFactory bot = loading().get("random", GAME);

        assertInstanceOf(RandomPlayer.class, bot.create(1));
    }

    @Test
    void asksTheLibraryForWhatStandsBehindItsName() throws IOException {
        BotLibraries libraries = loading(Mirror.class, Shelf.class);

        IllegalArgumentException asked =
                assertThrows(IllegalArgumentException.class, () -> libraries.get("shelf:a/b:c.d", GAME));

        assertEquals("connect4 and a/b:c.d", asked.getMessage());
        assertInstanceOf(RandomPlayer.class, libraries.get("mirror:any", GAME).create(1));
    }

    @Test
    void namesBotsAndLibrariesForWhatIsNeither() throws IOException {
        BotLibraries libraries = loading(Shelf.class);

        assertHint("did you mean 'minimax4'?", libraries, "minimax5");
        assertHint("shelf:...", libraries, "shelv:first");
        assertHint("shelf:...", libraries, "shelf");
    }

    @Test
    void refusesTwoLibrariesOfOneName() {
        IllegalStateException refusal =
                assertThrows(IllegalStateException.class, () -> loading(Shelf.class, OtherShelf.class));

        assertTrue(refusal.getMessage().contains("shelf"), refusal.getMessage());
    }

    private static void assertHint(String hint, BotLibraries libraries, String name) {
        UnknownNameException unknown = assertThrows(UnknownNameException.class, () -> libraries.get(name, GAME));
        assertTrue(unknown.getMessage().contains(hint), unknown.getMessage());
    }

    private BotLibraries loading(Class<?>... libraries) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        StringBuilder names = new StringBuilder();
        for (Class<?> library : libraries) {
            names.append(library.getName()).append('\n');
        }
        Files.writeString(services.resolve(BotLibrary.class.getName()), names);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {url(folder)}, getClass().getClassLoader())) {
            return new BotLibraries(loader);
        }
    }

    private static URL url(Path folder) throws MalformedURLException {
        return folder.toUri().toURL();
    }

    /** Refuses everything and says what it was asked for. */
    public static class Shelf implements BotLibrary {
        @Override
        public String name() {
            return "shelf";
        }

        @Override
        public Game.BotFactory bot(String bot, Game game) {
            throw new IllegalArgumentException(game.name() + " and " + bot);
        }
    }

    /** Has the name of another. */
    public static final class OtherShelf extends Shelf {}

    /** Knows one player under every name. */
    public static final class Mirror implements BotLibrary {
        @Override
        public String name() {
            return "mirror";
        }

        @Override
        public Game.BotFactory bot(String bot, Game game) {
            return RandomPlayer::new;
        }
    }
}
