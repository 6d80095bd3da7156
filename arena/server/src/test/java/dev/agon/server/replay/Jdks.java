package dev.agon.server.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Other JDKs of this machine that Agon runs on. */
final class Jdks {
    private static final int OLDEST = 17;
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

    private Jdks() {}

    /** A home for each version that is not the one that runs, by version. */
    static Map<Integer, Path> others() throws IOException {
        List<Path> homes = new ArrayList<>();
        System.getenv().forEach((name, value) -> {
            if (name.startsWith("JAVA_HOME") && !value.isBlank()) {
                homes.add(Path.of(value));
            }
        });
        for (String folder : List.of("/usr/lib/jvm", "/opt/java", "/opt/hostedtoolcache/Java_Temurin-Hotspot_jdk")) {
            if (Files.isDirectory(Path.of(folder))) {
                try (var found = Files.list(Path.of(folder))) {
                    found.sorted().forEach(homes::add);
                }
            }
        }
        Map<Integer, Path> byVersion = new TreeMap<>();
        for (Path home : homes) {
            int version = version(home);
            if (version >= OLDEST && version != Runtime.version().feature()) {
                byVersion.putIfAbsent(version, home);
            }
        }
        return byVersion;
    }

    /** Version of the JDK in a folder, 0 where there is none. */
    private static int version(Path home) throws IOException {
        Path release = home.resolve("release");
        if (!Files.isExecutable(java(home)) || !Files.isRegularFile(release)) {
            return 0;
        }
        Matcher matcher = VERSION.matcher(Files.readString(release));
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** Its launcher. */
    static Path java(Path home) {
        return home.resolve("bin/java");
    }
}
