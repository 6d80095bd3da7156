package dev.agon.league.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How every process of a run is started: its Java, what that is told, and the program's class path. */
public final class JavaCommand {
    /** Logs as lines for people. */
    public static final String PLAIN_LOGS = "agon-child-logback.xml";

    private static final int FIRST_WARNING_RUNTIME = 24;

    private JavaCommand() {}

    /**
     * The Java and the class path of this process.
     *
     * @param logs a file on the class path that says how it logs
     */
    public static List<String> ofThisProcess(int heapMegabytes, String logs) {
        List<String> command = new ArrayList<>();
        command.add(program(Path.of(System.getProperty("java.home"))));
        command.addAll(quieterFlags());
        command.addAll(flags(heapMegabytes, logs));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        return command;
    }

    /**
     * Another Java, or the same one on another machine.
     *
     * @param home of the Java; empty for that of this process
     */
    public static List<String> of(String home, int heapMegabytes, String classPath) {
        List<String> command = new ArrayList<>();
        command.add(program(Path.of(home.isEmpty() ? System.getProperty("java.home") : home)));
        if (home.isEmpty()) {
            command.addAll(quieterFlags());
        }
        command.addAll(flags(heapMegabytes, PLAIN_LOGS));
        command.addAll(List.of("-cp", classPath));
        return command;
    }

    private static String program(Path home) {
        return home.resolve("bin").resolve("java").toString();
    }

    private static List<String> flags(int heapMegabytes, String logs) {
        return List.of(
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Djdk.serialFilter=!*",
                "-Djava.awt.headless=true",
                "-Dlogback.configurationFile=" + logs);
    }

    /** Newer runtimes warn of what native libraries need unless they are told that it is meant. */
    private static List<String> quieterFlags() {
        return Runtime.version().feature() < FIRST_WARNING_RUNTIME
                ? List.of()
                : List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
    }
}
