package dev.agon.server.lobby;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.annotation.Blocking;
import com.linecorp.armeria.server.annotation.Get;
import com.linecorp.armeria.server.annotation.Param;
import com.linecorp.armeria.server.annotation.Post;
import dev.agon.game.Game;
import dev.agon.proto.arena.Seat;
import dev.agon.server.PlayerEntry;
import dev.agon.server.live.MatchSummary;
import dev.agon.server.wire.GameMessages;
import java.io.IOException;
import java.util.Locale;

/**
 * The lobby for pages, as JSON: {@code GET games}, {@code GET opponents?game=}, {@code GET matches}, {@code GET replays},
 * {@code POST matches} with a {@link MatchRequest}. What is refused has the status 4xx and {@code {"error": sentence}}.
 */
@Blocking
public final class LobbyApi {
    private final Lobby lobby;
    private final Directory directory;
    private final ObjectMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Of this lobby. */
    public LobbyApi(Lobby lobby, Directory directory) {
        this.lobby = lobby;
        this.directory = directory;
    }

    /** All games. */
    @Get("/games")
    public HttpResponse games() throws IOException {
        ArrayNode games = json.createArrayNode();
        for (Game game : lobby.games().all()) {
            ObjectNode described = games.addObject()
                    .put("name", game.name())
                    .put("summary", game.summary())
                    .put("seats", game.seats())
                    .put("ticksPerSecond", game.ticksPerSecond())
                    .put("maxTicks", game.maxTicks());
            GameMessages.teamNames(game).forEach(described.putArray("teams")::add);
        }
        return reply(HttpStatus.OK, games);
    }

    /** Everybody one can play against. */
    @Get("/opponents")
    public HttpResponse opponents(@Param("game") String game) throws IOException {
        try {
            ArrayNode opponents = json.createArrayNode();
            for (PlayerEntry entry : lobby.opponents(game)) {
                opponents
                        .addObject()
                        .put("name", entry.name())
                        .put("kind", entry.kind().name().toLowerCase(Locale.ROOT))
                        .put("rating", entry.rating())
                        .put("ratingSigma", entry.ratingSigma())
                        .put("description", entry.description());
            }
            return reply(HttpStatus.OK, opponents);
        } catch (IllegalArgumentException unknown) {
            return refuse(HttpStatus.NOT_FOUND, unknown);
        }
    }

    /** All live matches. */
    @Get("/matches")
    public HttpResponse matches() throws IOException {
        ArrayNode matches = json.createArrayNode();
        for (MatchSummary match : lobby.matches()) {
            ObjectNode described = matches.addObject()
                    .put("id", match.id())
                    .put("game", match.game())
                    .put("tick", match.tick())
                    .put("watchers", match.watchers());
            match.openViews().forEach(described.putArray("openViews")::add);
            ArrayNode seats = described.putArray("seats");
            for (Seat seat : match.seats()) {
                seats.addObject()
                        .put("seat", seat.getSeat())
                        .put("team", seat.getTeam())
                        .put("player", seat.getPlayer())
                        .put("kind", seat.getKind().name().toLowerCase(Locale.ROOT));
            }
        }
        return reply(HttpStatus.OK, matches);
    }

    /** Match ids of the replays, newest first. */
    @Get("/replays")
    public HttpResponse replays() throws IOException {
        ArrayNode replays = json.createArrayNode();
        directory.replays().forEach(replays::add);
        return reply(HttpStatus.OK, replays);
    }

    /** Makes a match and keeps a seat in it for who asks. */
    @Post("/matches")
    public HttpResponse create(AggregatedHttpRequest request) throws IOException {
        MediaType type = request.contentType();
        if (type == null || !type.is(MediaType.JSON)) {
            return refuse(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send JSON with content-type application/json.");
        }
        MatchRequest wish;
        try {
            wish = json.readValue(request.content().array(), MatchRequest.class);
        } catch (IOException malformed) {
            return refuse(HttpStatus.BAD_REQUEST, "Send {game, opponent, side, name, settings} as JSON.");
        }
        if (wish == null || wish.game() == null || wish.opponent() == null) {
            return refuse(HttpStatus.BAD_REQUEST, "A match needs a game and an opponent.");
        }
        try {
            Reservation seat = lobby.create(wish);
            ObjectNode reply = json.createObjectNode()
                    .put("match", seat.match().id())
                    .put("seat", seat.seat())
                    .put("token", seat.token());
            return reply(HttpStatus.CREATED, reply);
        } catch (IllegalArgumentException refused) {
            return refuse(HttpStatus.BAD_REQUEST, refused);
        } catch (FullException full) {
            return refuse(HttpStatus.SERVICE_UNAVAILABLE, full);
        }
    }

    private HttpResponse refuse(HttpStatus status, RuntimeException why) throws IOException {
        return refuse(status, String.valueOf(why.getMessage()));
    }

    private HttpResponse refuse(HttpStatus status, String why) throws IOException {
        return reply(status, json.createObjectNode().put("error", why));
    }

    private HttpResponse reply(HttpStatus status, JsonNode body) throws IOException {
        ResponseHeaders headers = ResponseHeaders.builder(status)
                .contentType(MediaType.JSON_UTF_8)
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .set(HttpHeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff")
                .build();
        return HttpResponse.of(headers, HttpData.wrap(json.writeValueAsBytes(body)));
    }
}
