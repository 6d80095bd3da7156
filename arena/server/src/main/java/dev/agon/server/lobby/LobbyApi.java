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
import com.linecorp.armeria.server.annotation.Default;
import com.linecorp.armeria.server.annotation.Get;
import com.linecorp.armeria.server.annotation.Param;
import com.linecorp.armeria.server.annotation.Post;
import dev.agon.game.Game;
import dev.agon.proto.arena.Seat;
import dev.agon.server.People;
import dev.agon.server.PlayerEntry;
import dev.agon.server.live.MatchSummary;
import dev.agon.server.lobby.Reservation.Invitation;
import dev.agon.server.wire.GameMessages;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The lobby for pages, as JSON: {@code GET games}, {@code GET opponents?game=}, {@code GET matches}, {@code GET replays},
 * {@code POST matches} with a {@link MatchRequest}, {@code GET} and {@code POST invitations/TOKEN} to see and to answer one,
 * {@code POST people} to claim a name and {@code GET people?game=&name=} for what is known of one or all. What is refused has the
 * status 4xx and {@code {"error": sentence}}.
 */
@Blocking
public final class LobbyApi {
    private static final String ANSWERED = "That invitation has been answered, or its match is over. Ask for another.";

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
            ArrayNode seatTeams = described.putArray("seatTeams");
            IntStream.range(0, game.seats()).map(game::teamOf).forEach(seatTeams::add);
            ArrayNode anchors = described.putArray("anchors");
            game.anchors()
                    .forEach(anchor ->
                            anchors.addObject().put("name", anchor.bot()).put("rating", anchor.rating()));
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
            describe(match.seats(), described.putArray("seats"));
        }
        return reply(HttpStatus.OK, matches);
    }

    private static void describe(List<Seat> seats, ArrayNode into) {
        for (Seat seat : seats) {
            into.addObject()
                    .put("seat", seat.getSeat())
                    .put("team", seat.getTeam())
                    .put("player", seat.getPlayer())
                    .put("kind", seat.getKind().name().toLowerCase(Locale.ROOT))
                    .put("open", seat.getOpen());
        }
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
        return answer(request, MatchRequest.class, "{game, opponent, side, name, …}", wish -> {
            if (wish.game() == null || !wish.namesPlayers()) {
                return refuse(HttpStatus.BAD_REQUEST, "A match needs a game and an opponent.");
            }
            Reservation seat = lobby.create(wish);
            ObjectNode reply = describe(seat);
            ArrayNode invitations = reply.putArray("invitations");
            for (Invitation invitation : seat.invitations()) {
                invitations
                        .addObject()
                        .put("seat", invitation.seat())
                        .put("team", seat.match().plan().game().teamOf(invitation.seat()))
                        .put("token", invitation.token());
            }
            return reply(HttpStatus.CREATED, reply);
        });
    }

    private ObjectNode describe(Reservation seat) {
        return json.createObjectNode()
                .put("match", seat.match().id())
                .put("seat", seat.seat())
                .put("token", seat.token());
    }

    /** What somebody is invited to. */
    @Get("/invitations/{token}")
    public HttpResponse invitation(@Param("token") String token) throws IOException {
        Invitation invitation = lobby.invitation(token);
        if (invitation == null) {
            return refuse(HttpStatus.NOT_FOUND, ANSWERED);
        }
        Game game = invitation.match().plan().game();
        ObjectNode reply = json.createObjectNode()
                .put("match", invitation.match().id())
                .put("game", game.name())
                .put("host", invitation.host())
                .put("seat", invitation.seat())
                .put("team", game.teamOf(invitation.seat()));
        GameMessages.teamNames(game).forEach(reply.putArray("teams")::add);
        describe(invitation.match().summary().seats(), reply.putArray("seats"));
        return reply(HttpStatus.OK, reply);
    }

    /** Takes the seat that an invitation is to. */
    @Post("/invitations/{token}")
    public HttpResponse accept(@Param("token") String token, AggregatedHttpRequest request) throws IOException {
        return answer(request, Who.class, "{name, nameToken}", who -> {
            Reservation seat = lobby.accept(token, who.name(), who.nameToken());
            return seat == null ? refuse(HttpStatus.NOT_FOUND, ANSWERED) : reply(HttpStatus.CREATED, describe(seat));
        });
    }

    /** Gives a name to who asks first. */
    @Post("/people")
    public HttpResponse claim(AggregatedHttpRequest request) throws IOException {
        return answer(request, Who.class, "{name}", who -> {
            String name = PlainName.of(who.name());
            if (name.equals(PlainName.NAMELESS)) {
                return refuse(HttpStatus.BAD_REQUEST, "Choose a name that others can tell you by.");
            }
            String token = lobby.people().claim(name);
            return reply(
                    HttpStatus.CREATED,
                    json.createObjectNode().put("name", name).put("token", token));
        });
    }

    /** How people play a game: one by name, or all who are rated, best first. */
    @Get("/people")
    public HttpResponse people(@Param("game") String game, @Param("name") @Default("") String name) throws IOException {
        try {
            Game played = lobby.games().get(game);
            if (!name.isEmpty()) {
                return reply(HttpStatus.OK, describe(name, lobby.people().standing(name, played)));
            }
            ArrayNode ladder = json.createArrayNode();
            lobby.people().ladder(played).forEach((person, standing) -> ladder.add(describe(person, standing)));
            return reply(HttpStatus.OK, ladder);
        } catch (IllegalArgumentException unknown) {
            return refuse(HttpStatus.NOT_FOUND, unknown);
        }
    }

    private ObjectNode describe(String name, People.@Nullable Standing standing) {
        ObjectNode described = json.createObjectNode().put("name", name);
        if (standing != null) {
            described
                    .put("rating", standing.rating())
                    .put("ratingSigma", standing.sigma())
                    .put("matches", standing.matches());
        }
        return described;
    }

    /**
     * Somebody who says who they are.
     *
     * @param name or null
     * @param nameToken what proves it, or null
     */
    private record Who(@Nullable String name, @Nullable String nameToken) {}

    /** What is done with what was sent. */
    private interface Deed<T> {
        HttpResponse answer(T wish) throws IOException;
    }

    private <T> HttpResponse answer(AggregatedHttpRequest request, Class<T> type, String shape, Deed<T> deed)
            throws IOException {
        MediaType sent = request.contentType();
        if (sent == null || !sent.is(MediaType.JSON)) {
            return refuse(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send JSON with content-type application/json.");
        }
        T wish;
        try {
            wish = json.readValue(request.content().array(), type);
        } catch (IOException malformed) {
            wish = null;
        }
        if (wish == null) {
            return refuse(HttpStatus.BAD_REQUEST, "Send " + shape + " as JSON.");
        }
        try {
            return deed.answer(wish);
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
