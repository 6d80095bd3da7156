package dev.agon.league.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.kuhn.Kuhn;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginHashTest {
    @TempDir
    Path folder;

    @Test
    void gamesThatShipHaveNone() {
        for (Game game : Games.onClassPath().all()) {
            assertEquals("", PluginHash.of(game), game.name());
        }
    }

    @Test
    void aJarOfOnesOwnHasItsSha256() throws Exception {
        Path jar = jar("one", "first");
        Path other = jar("other", "second");
        try (Own loader = new Own(jar);
                Own another = new Own(other)) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
            String hash = PluginHash.of(loader.game());
            assertEquals(HexFormat.of().formatHex(digest), hash);
            assertNotEquals(hash, PluginHash.of(another.game()));
        }
    }

    /** The classes of a game in a jar, and a word beside them. */
    private Path jar(String name, String word) throws IOException {
        Path jar = folder.resolve(name + ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                InputStream in = Kuhn.class.getResourceAsStream("Kuhn.class")) {
            out.putNextEntry(new JarEntry(Kuhn.class.getName().replace('.', '/') + ".class"));
            in.transferTo(out);
            out.putNextEntry(new JarEntry(word));
        }
        return jar;
    }

    /** Takes the game from the jar, and all else from the tests. */
    private static final class Own extends URLClassLoader {
        Own(Path jar) throws IOException {
            super(new URL[] {jar.toUri().toURL()}, PluginHashTest.class.getClassLoader());
        }

        /** To be called once. */
        Game game() throws ReflectiveOperationException {
            return (Game)
                    findClass(Kuhn.class.getName()).getDeclaredConstructor().newInstance();
        }
    }
}
