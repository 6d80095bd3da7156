package dev.agon.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The files that a browser may ask for, read from the class path: the front end, the pinned libraries, the description of all
 * messages, and what games bring along to be drawn. Thread-safe.
 */
final class WebFiles {
    /** Where the description of all messages is served. */
    static final String DESCRIPTORS = "/web/agon.binpb";

    private static final String FRONT_END = "/web/";
    private static final String LIBRARIES = "/lib/";

    /** Where a game's own files are served, {@code /game/NAME/…}. */
    static final String GAMES = "/game/";

    /** What draws a game, among its own files; an empty module for games that bring none. */
    private static final String RENDERER = "/renderer.js";

    private static final byte[] NOTHING = "export {};\n".getBytes(StandardCharsets.UTF_8);

    /** Folders have no ending: the class path would list them. */
    private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+\\.[A-Za-z0-9]+");

    private final ClassLoader loader = WebFiles.class.getClassLoader();

    /** The file under a path such as {@code /web/app/main.js} or {@code /lib/pbf/4.0.1/index.js}, or nothing. */
    Optional<WebFile> find(String path) {
        if (!PLAIN.matcher(path).matches()) {
            return Optional.empty();
        }
        boolean library = path.startsWith(LIBRARIES);
        return bytes(resource(path))
                .or(() -> path.startsWith(GAMES) && path.endsWith(RENDERER) ? Optional.of(NOTHING) : Optional.empty())
                .map(content -> WebFile.of(path, content, library));
    }

    private static String resource(String path) {
        if (path.equals(DESCRIPTORS)) {
            return "descriptors/agon.binpb";
        }
        if (path.startsWith(LIBRARIES)) {
            return "META-INF/resources/webjars/" + path.substring(LIBRARIES.length());
        }
        if (path.startsWith(FRONT_END)) {
            return path.substring(1);
        }
        if (path.startsWith(GAMES)) {
            return "META-INF/agon/" + path.substring(GAMES.length());
        }
        return "web/none";
    }

    /** The content of a resource of the class path, or nothing. */
    private Optional<byte[]> bytes(String resource) {
        try (InputStream in = loader.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource + " from the class path", e);
        }
    }
}
