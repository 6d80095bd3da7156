package dev.agon.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All modules that some modules need, with their content in their addresses, for a page that can load nothing: an import map that
 * takes a module's path without its first slash to a {@code data:} address. Modules name each other by these paths, since from such an
 * address no relative name leads anywhere.
 */
final class ModuleBundle {
    /** What comes after {@code from} or {@code import} in quotes. */
    private static final Pattern NAMED = Pattern.compile("(\\bfrom\\s*|\\bimport\\s*\\(?\\s*)([\"'])([^\"'\\s]+)\\2");

    private final WebFiles files;
    private final Map<String, String> libraries;
    private final Map<String, String> sources = new TreeMap<>();
    private final Deque<String> waiting = new ArrayDeque<>();

    private ModuleBundle(WebFiles files, Map<String, String> libraries) {
        this.files = files;
        this.libraries = libraries;
    }

    /**
     * Addresses by module.
     *
     * @param libraries the import map of the pages
     * @param entries paths of the modules that nothing else need name
     */
    static Map<String, String> of(WebFiles files, Map<String, String> libraries, List<String> entries) {
        ModuleBundle bundle = new ModuleBundle(files, libraries);
        entries.forEach(bundle::need);
        while (!bundle.waiting.isEmpty()) {
            bundle.read(bundle.waiting.remove());
        }
        Map<String, String> addresses = new LinkedHashMap<>();
        bundle.sources.forEach((path, source) -> addresses.put(
                name(path),
                "data:text/javascript;base64," + Base64.getEncoder().encodeToString(source.getBytes(UTF_8))));
        return addresses;
    }

    /** What other modules call the module at a path. */
    static String name(String path) {
        return path.substring(1);
    }

    private void need(String path) {
        if (sources.putIfAbsent(path, "") == null) {
            waiting.add(path);
        }
    }

    private void read(String path) {
        WebFile file = files.find(path)
                .orElseThrow(() -> new IllegalStateException("a module needs " + path + ", which is not there"));
        Matcher named = NAMED.matcher(new String(file.content(), UTF_8));
        StringBuilder source = new StringBuilder();
        while (named.find()) {
            String target = resolve(path, named.group(3));
            String found = target == null ? named.group() : named.group(1) + '"' + name(target) + '"';
            named.appendReplacement(source, Matcher.quoteReplacement(found));
            if (target != null) {
                need(target);
            }
        }
        named.appendTail(source);
        sources.put(path, source.toString());
    }

    /** The path that a module at another means by a name; null where it is no name of a module. */
    private @Nullable String resolve(String from, String name) {
        if (name.startsWith("./") || name.startsWith("../")) {
            return URI.create(from).resolve(name).getPath();
        }
        if (name.startsWith("/")) {
            return name;
        }
        String library = libraries.get(name);
        if (library != null) {
            return library;
        }
        return libraries.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("/") && name.startsWith(entry.getKey()))
                .map(entry -> entry.getValue() + name.substring(entry.getKey().length()))
                .findFirst()
                .orElse(null);
    }
}
