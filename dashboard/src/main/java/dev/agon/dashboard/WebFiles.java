package dev.agon.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The files that a browser may ask for, read from the class path: the front end, the pinned libraries and the description of all
 * messages. Thread-safe.
 */
final class WebFiles {
    /** Where the description of all messages is served. */
    static final String DESCRIPTORS = "/web/agon.binpb";

    private static final String FRONT_END = "/web/";
    private static final String LIBRARIES = "/lib/";
    private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+");

    private final ClassLoader loader = WebFiles.class.getClassLoader();

    /** The file under a path such as {@code /web/app/main.js} or {@code /lib/pbf/4.0.1/index.js}, or nothing. */
    Optional<WebFile> find(String path) {
        if (!PLAIN.matcher(path).matches()) {
            return Optional.empty();
        }
        boolean library = path.startsWith(LIBRARIES);
        return bytes(resource(path)).map(content -> WebFile.of(path, content, library));
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
