package dev.agon.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.agon.proto.arena.ClientMessage;
import dev.agon.proto.arena.Hello;
import dev.agon.proto.arena.Play;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;

/** Somebody who has taken a seat in a match and only looks on: for tests of what others may see meanwhile. */
final class SeatedPerson implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket line;

    /** The id of the match. */
    final String match;

    /**
     * Takes a seat against a player.
     *
     * @param address the site's, e.g. {@code http://127.0.0.1:8080}
     * @param side {@code amber} or {@code sky}
     */
    SeatedPerson(String address, String game, String opponent, String side) throws IOException, InterruptedException {
        String wish = """
                {"game":"%s","opponent":"%s","side":"%s","name":"Ada"}""".formatted(game, opponent, side);
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(address + "/api/arena/matches"))
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(wish))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IllegalStateException("no seat was given: " + answer.body());
        }
        JsonNode seat = new ObjectMapper().readTree(answer.body());
        match = seat.get("match").asText();
        line = http.newWebSocketBuilder()
                .header("origin", address)
                .buildAsync(URI.create(address.replace("http", "ws") + "/ws/arena"), new Deaf())
                .join();
        say(ClientMessage.newBuilder().setHello(Hello.newBuilder().setProtocol(1)));
        say(ClientMessage.newBuilder()
                .setPlay(Play.newBuilder()
                        .setMatch(match)
                        .setToken(seat.get("token").asText())));
    }

    private void say(ClientMessage.Builder message) {
        line.sendBinary(ByteBuffer.wrap(message.build().toByteArray()), true).join();
    }

    /** Takes what comes, so that the line is no slow one, and does nothing with it. */
    private static final class Deaf implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            from.request(1);
            return null;
        }
    }

    @Override
    public void close() {
        line.abort();
    }
}
