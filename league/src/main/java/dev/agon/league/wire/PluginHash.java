package dev.agon.league.wire;

import dev.agon.game.Game;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Tells jars with games of people's own apart, so that learner and workers play by the same one. */
public final class PluginHash {
    private PluginHash() {}

    /** SHA-256 of the jar that brought the game, in hexadecimal digits; empty for games that ship with Agon or lie in a folder of classes. */
    public static String of(Game game) {
        Path jar = source(game.getClass());
        if (jar == null || jar.equals(source(Game.class)) || !Files.isRegularFile(jar)) {
            return "";
        }
        try (InputStream in = Files.newInputStream(jar);
                DigestInputStream digesting = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digesting.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + jar, e);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static @Nullable Path source(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        try {
            URI location = source == null ? null : source.getLocation().toURI();
            return location != null && "file".equals(location.getScheme()) ? Path.of(location) : null;
        } catch (URISyntaxException odd) {
            return null;
        }
    }
}
