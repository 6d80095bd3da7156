package dev.agon.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.agon.process.ServingProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A {@link KilledArena} as its parent has it. */
final class ArenaChild implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ServingProcess process;

    private ArenaChild(ServingProcess process) {
        this.process = process;
    }

    /** A seat that somebody was given. */
    record Seat(String match, String token) {}

    /**
     * Starts one and waits until it serves.
     *
     * @param port 0 for any
     */
    static ArenaChild start(Path folder, int port) throws IOException, InterruptedException {
        return new ArenaChild(ServingProcess.start(KilledArena.class, "256m", folder, port));
    }

    String address() {
        return process.address();
    }

    int port() {
        return process.port();
    }

    /** A seat in a new match, as a page asks for it. */
    Seat create(String game, String settings) throws IOException, InterruptedException {
        String wish = "{\"game\": \"" + game + "\", \"settings\": " + settings
                + ", \"opponent\": \"bot:random\", \"side\": \"amber\", \"name\": \"Ada\"}";
        HttpResponse<String> reply = HTTP.send(
                HttpRequest.newBuilder(URI.create(address() + "/api/arena/matches"))
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
        process.kill();
    }

    /** The results that were handed on, a line each. */
    static List<String> results(Path folder) throws IOException {
        Path file = folder.resolve(KilledArena.RESULTS);
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    @Override
    public void close() {
        process.close();
    }
}
