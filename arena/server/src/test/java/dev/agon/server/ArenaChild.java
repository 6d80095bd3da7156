package dev.agon.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link KilledArena} as its parent has it. */
final class ArenaChild implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final String address;
    private final Process process;

    private ArenaChild(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** A seat that somebody was given. */
    record Seat(String match, String token) {}

    /**
     * Starts one and waits until it serves.
     *
     * @param port 0 for any
     */
    static ArenaChild start(Path folder, int port) throws IOException, InterruptedException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Path address = Files.createDirectories(folder).resolve(KilledArena.ADDRESS);
        Files.deleteIfExists(address);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        KilledArena.class.getName(),
                        folder.toString(),
                        Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("log.txt").toFile()))
                .start();
        while (!Files.exists(address)) {
            if (!process.isAlive()) {
                throw new IOException("the arena does not serve:" + log(folder));
            }
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
        return new ArenaChild(process, Files.readString(address));
    }

    int port() {
        return URI.create(address).getPort();
    }

    /** A seat in a new match, as a page asks for it. */
    Seat create(String game, String settings) throws IOException, InterruptedException {
        String wish = "{\"game\": \"" + game + "\", \"settings\": " + settings
                + ", \"opponent\": \"bot:random\", \"side\": \"amber\", \"name\": \"Ada\"}";
        HttpResponse<String> reply = HTTP.send(
                HttpRequest.newBuilder(URI.create(address + "/api/arena/matches"))
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(wish))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        JsonNode seat = JSON.readTree(reply.body());
        if (!seat.has("token")) {
            throw new IOException("no seat: " + reply.body());
        }
        return new Seat(seat.get("match").asText(), seat.get("token").asText());
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the arena does not die");
        }
    }

    /** The results that were handed on, a line each. */
    static List<String> results(Path folder) throws IOException {
        Path file = folder.resolve(KilledArena.RESULTS);
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    /** What arenas in the folder said of themselves. */
    static String log(Path folder) {
        try {
            return "\n" + Files.readString(folder.resolve("log.txt"));
        } catch (IOException none) {
            return "\nno log";
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
