package dev.agon.process;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A server in a process of its own, started by a test to be killed. Its main class takes a folder and a port, 0 for any, and ends with
 * {@link #serve}, which tells the parent the address through a file of that folder.
 */
public final class ServingProcess implements AutoCloseable {
    private static final String ADDRESS = "address.txt";
    private static final String LOG = "log.txt";
    private static final long LONGEST_DEATH_SECONDS = 30;

    private final Process process;
    private final String address;

    private ServingProcess(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** Starts one and waits until it serves. What it says is appended to a log in the folder. */
    public static ServingProcess start(Class<?> main, String heap, Path folder, int port)
            throws IOException, InterruptedException {
        Path address = Files.createDirectories(folder).resolve(ADDRESS);
        Files.deleteIfExists(address);
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                // It does not live long enough for more.
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName(),
                folder.toString(),
                Integer.toString(port));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve(LOG).toFile()))
                .start();
        while (!Files.exists(address)) {
            if (!process.isAlive()) {
                throw new IOException("it does not serve:" + log(folder));
            }
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
        return new ServingProcess(process, Files.readString(address));
    }

    /** In the process itself: tells the parent where it serves, and does so until it is killed. */
    public static void serve(Path folder, String address) throws IOException, InterruptedException {
        Path written = folder.resolve("address.tmp");
        Files.writeString(written, address);
        Files.move(written, folder.resolve(ADDRESS), StandardCopyOption.ATOMIC_MOVE);
        new CountDownLatch(1).await();
    }

    /** Where it serves, as {@code http://127.0.0.1:8080}. */
    public String address() {
        return address;
    }

    /** Its port. */
    public int port() {
        return URI.create(address).getPort();
    }

    /** {@code kill -9}, and waits for its end. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(LONGEST_DEATH_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("it does not die: process " + process.pid());
        }
    }

    /** What processes of the folder said. */
    public static String log(Path folder) {
        try {
            return "\n" + Files.readString(folder.resolve(LOG));
        } catch (IOException none) {
            return "\nno log";
        }
    }

    /** {@code kill -9}. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
