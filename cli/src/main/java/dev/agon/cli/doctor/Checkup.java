package dev.agon.cli.doctor;

import dev.agon.agents.network.OpenBlas;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** All checks, in the order in which a person would want to read them. */
public final class Checkup {
    private static final int OLDEST_JAVA = 17;
    private static final long MEBIBYTE = 1L << 20;
    private static final long NEEDED_MEMORY = 3072 * MEBIBYTE;
    private static final long NEEDED_DISK = 1024 * MEBIBYTE;

    private Checkup() {}

    /** Looks at this machine, for a run folder below {@code runs} and a dashboard on {@code port}. */
    public static List<Finding> run(int port, Path runs) {
        return List.of(java(), cores(), memory(), disk(runs), algebra(), port(port), browser());
    }

    private static Finding java() {
        int version = Runtime.version().feature();
        String detail = Runtime.version() + " in " + System.getProperty("java.home");
        return version >= OLDEST_JAVA
                ? Finding.ok("java", detail)
                : Finding.bad("java", detail, "install a JDK of version 17 or newer");
    }

    private static Finding cores() {
        int cores = Runtime.getRuntime().availableProcessors();
        return cores >= 2
                ? Finding.ok("cores", Integer.toString(cores))
                : Finding.warn(
                        "cores", "1", "works, but learner and workers take turns; two cores or more train faster");
    }

    private static Finding memory() {
        long bytes = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getTotalMemorySize();
        String detail = mebibytes(bytes);
        return bytes >= NEEDED_MEMORY
                ? Finding.ok("memory", detail)
                : Finding.warn("memory", detail, "a league with two workers takes about 3 GiB: use --workers 1");
    }

    private static Finding disk(Path runs) {
        try {
            Path existing = nearestExisting(runs.toAbsolutePath());
            if (!Files.isWritable(existing)) {
                return Finding.bad("disk", existing + " cannot be written to", "change its owner, or use --run DIR");
            }
            long free = Files.getFileStore(existing).getUsableSpace();
            String detail = mebibytes(free) + " free for " + runs;
            return free >= NEEDED_DISK
                    ? Finding.ok("disk", detail)
                    : Finding.warn("disk", detail, "make room, or name another folder with --run DIR");
        } catch (IOException e) {
            return Finding.bad(
                    "disk", "the file system of " + runs + " does not answer: " + e.getMessage(), "use --run DIR");
        }
    }

    private static Path nearestExisting(Path path) {
        Path at = path;
        while (!Files.exists(at) && at.getParent() != null) {
            at = at.getParent();
        }
        return at;
    }

    private static Finding algebra() {
        try {
            return Finding.ok("algebra", OpenBlas.kernel());
        } catch (LinkageError | RuntimeException e) {
            return Finding.bad(
                    "algebra",
                    "the native linear algebra does not load: " + e,
                    "Agon ships it for 64-bit Linux; on other systems build with -Dnd4j.platform=<os>-<arch>");
        }
    }

    private static Finding port(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return Finding.ok("port", socket.getLocalPort() + " is free");
        } catch (IOException e) {
            return Finding.warn("port", port + " is in use", "the next free one is taken unless you ask with --port P");
        }
    }

    private static Finding browser() {
        for (String name : List.of("chromium", "google-chrome", "firefox")) {
            for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
                if (Files.isExecutable(Path.of(folder, name))) {
                    return Finding.ok("browser", folder + "/" + name);
                }
            }
        }
        return Finding.warn("browser", "none found on this machine", "open the dashboard's address in one elsewhere");
    }

    private static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%,d MiB", bytes / MEBIBYTE);
    }
}
