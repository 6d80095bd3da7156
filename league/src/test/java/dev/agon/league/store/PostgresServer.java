package dev.agon.league.store;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A real PostgreSQL server of the tests' own, on a free port of the loopback interface, with its data in a temporary folder. One
 * serves all tests of a JVM and ends with it. As root it runs as another user, because PostgreSQL refuses root.
 */
public final class PostgresServer {
    /** Its one user, who may do everything. */
    public static final String USER = "agon";

    /** Where this property is true a machine without PostgreSQL fails the tests instead of passing them over. */
    private static final String REQUIRED = "agon.postgresql.required";

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static PostgresServer shared;

    private final Path programs;
    private final Path folder;
    private final List<String> asUser;
    private final int port;
    private final String password = "p&ss " + random();

    /** The tests' server, started by whoever needs it first; skips the test where PostgreSQL is not installed. */
    public static synchronized PostgresServer shared() {
        if (shared == null) {
            Optional<Path> programs = programs();
            if (programs.isEmpty()) {
                String reason = "no PostgreSQL server programs (initdb, pg_ctl) on PATH or in " + DEBIAN
                        + "; on Debian: apt-get install postgresql";
                if (Boolean.getBoolean(REQUIRED)) {
                    fail(reason);
                }
                Assumptions.abort(reason);
            }
            try {
                shared = new PostgresServer(programs.get());
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException("PostgreSQL does not start", e);
            }
        }
        return shared;
    }

    private static Optional<Path> programs() {
        List<Path> folders = new ArrayList<>();
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
            folders.add(Path.of(folder));
        }
        try (Stream<Path> versions = Files.isDirectory(DEBIAN) ? Files.list(DEBIAN) : Stream.of()) {
            versions.map(version -> version.resolve("bin"))
                    .sorted(Comparator.reverseOrder())
                    .forEach(folders::add);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
        return folders.stream()
                .filter(folder ->
                        Files.isExecutable(folder.resolve("initdb")) && Files.isExecutable(folder.resolve("pg_ctl")))
                .findFirst();
    }

    private PostgresServer(Path programs) throws IOException, InterruptedException {
        this.programs = programs;
        folder = Files.createTempDirectory("agon-postgresql");
        asUser = own(folder);
        port = freePort();
        Path secret = Files.writeString(folder.resolve("password"), password + "\n");
        run("initdb", "-D", data(), "-U", USER, "--auth=scram-sha-256", "--pwfile=" + secret, "-E", "UTF8", "-N");
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "postgresql-stop"));
        run("pg_ctl", "-D", data(), "-l", folder.resolve("log").toString(), "-w", "-o", options(), "start");
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private String options() {
        return "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off";
    }

    /** Gives the folder to whoever the server runs as; the words that run a program as that user. */
    private static List<String> own(Path folder) throws IOException {
        if (!System.getProperty("user.name").equals("root")) {
            return List.of();
        }
        for (String user : List.of("postgres", "nobody")) {
            try {
                Files.setOwner(
                        folder,
                        folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user));
                return List.of("setpriv", "--reuid=" + user, "--clear-groups");
            } catch (UserPrincipalNotFoundException another) {
                // The next may be there.
            }
        }
        throw new IOException("there is no user postgres or nobody to run PostgreSQL as");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(asUser);
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        Path output = folder.resolve(program + ".out");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(String.join(" ", command) + " failed: " + Files.readString(output));
        }
    }

    private void stop() {
        try {
            run("pg_ctl", "-D", data(), "-m", "immediate", "stop");
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException | InterruptedException leftBehind) {
            System.err.println("PostgreSQL was left behind in " + folder + ": " + leftBehind);
        }
    }

    /** Its address, without user and password. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** The password of {@link #USER}; with characters that an address must encode. */
    public String password() {
        return password;
    }

    /** A schema that nobody has used. */
    PostgresAddress freshSchema() {
        return new PostgresAddress(url(), "test_" + random(), Optional.of(USER), Optional.of(password));
    }

    /** A connection with all rights. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), USER, password);
    }

    private static String random() {
        byte[] bytes = new byte[6];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
