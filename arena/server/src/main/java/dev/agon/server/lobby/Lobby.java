package dev.agon.server.lobby;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.server.ArenaSettings;
import dev.agon.server.Lineup;
import dev.agon.server.PlayerEntry;
import dev.agon.server.PlayerSource;
import dev.agon.server.ResultListener;
import dev.agon.server.live.FinishedMatch;
import dev.agon.server.live.LiveMatch;
import dev.agon.server.live.MatchPlan;
import dev.agon.server.live.MatchPlan.SeatPlan;
import dev.agon.server.live.MatchSummary;
import dev.agon.server.live.Timekeeper;
import dev.agon.server.replay.ReplayFolder;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes live matches, keeps the tokens of their seats while they last, and keeps what is left of them. Thread-safe. */
public final class Lobby {
    private static final Logger LOG = LoggerFactory.getLogger(Lobby.class);
    private static final int ID_BYTES = 5;
    private static final int TOKEN_BYTES = 18;
    private static final List<String> SIDES = List.of("amber", "sky", "random");

    private final Games games;
    private final PlayerSource players;
    private final Timekeeper time;
    private final ArenaSettings settings;
    private final @Nullable ReplayFolder replays;
    private final ResultListener results;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, LiveMatch> matches = new ConcurrentHashMap<>();
    private final Map<String, Reservation> reservations = new ConcurrentHashMap<>();

    /**
     * An empty lobby.
     *
     * @param replays where finished matches are kept, or null for nowhere
     */
    public Lobby(
            Games games,
            PlayerSource players,
            Timekeeper time,
            ArenaSettings settings,
            @Nullable ReplayFolder replays,
            ResultListener results) {
        this.games = games;
        this.players = players;
        this.time = time;
        this.settings = settings;
        this.replays = replays;
        this.results = results;
    }

    /**
     * Makes a match for one person, which begins when they take their seat. Takes as long as making its players does.
     *
     * @throws IllegalArgumentException with one sentence for people, where a game, player, side or setting is not there
     * @throws FullException where there are too many matches
     */
    public Reservation create(MatchRequest request) {
        Game game = games.get(request.game()).with(request.settingsOrNone());
        PlayerEntry opponent = players.entry(request.opponent(), game);
        int own = firstSeatOf(game, team(game, request.sideOrRandom()));
        List<SeatPlan> seats = new ArrayList<>();
        for (int seat = 0; seat < game.seats(); seat++) {
            seats.add(
                    seat == own
                            ? new SeatPlan(players.standIn(opponent, game), request.plainName())
                            : new SeatPlan(opponent, null));
        }
        LiveMatch match = open(game, request.settingsOrNone(), seats, false, () -> {});
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(TOKEN_BYTES));
        Reservation reservation = new Reservation(match, own, token, request);
        reservations.put(token, reservation);
        match.start();
        return reservation;
    }

    /**
     * Makes and begins a match between agents.
     *
     * @param onEnd run once it has ended
     * @throws IllegalArgumentException as {@link #create}
     */
    public LiveMatch create(Lineup lineup, boolean exhibition, Runnable onEnd) {
        Game game = games.get(lineup.game()).with(lineup.settings());
        List<SeatPlan> seats = new ArrayList<>();
        for (int seat = 0; seat < game.seats(); seat++) {
            seats.add(new SeatPlan(players.entry(lineup.players().get(game.teamOf(seat)), game), null));
        }
        LiveMatch match = open(game, lineup.settings(), seats, exhibition, onEnd);
        match.start();
        return match;
    }

    /**
     * Makes a match all of whose seats are for people, which begins when each has taken theirs.
     *
     * @param game what is played, among the lobby's games or not
     * @param standIn who plays the seats of those who are away
     * @return by seat
     * @throws FullException where there are too many matches
     */
    public List<Reservation> createForPeople(Game game, String standIn) {
        MatchRequest request = new MatchRequest(game.name(), game.settings(), standIn, null, null);
        SeatPlan seat = new SeatPlan(players.entry(standIn, game), request.plainName());
        LiveMatch match = open(game, game.settings(), Collections.nCopies(game.seats(), seat), false, () -> {});
        List<Reservation> kept = new ArrayList<>();
        for (int number = 0; number < game.seats(); number++) {
            String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(TOKEN_BYTES));
            kept.add(new Reservation(match, number, token, request));
            reservations.put(token, kept.get(number));
        }
        match.start();
        return kept;
    }

    private synchronized LiveMatch open(
            Game game, Map<String, String> gameSettings, List<SeatPlan> seats, boolean exhibition, Runnable onEnd) {
        if (matches.size() >= settings.maxMatches()) {
            throw new FullException(matches.size());
        }
        String id = HexFormat.of().formatHex(bytes(ID_BYTES));
        MatchPlan plan = new MatchPlan(id, game, gameSettings, random.nextLong(), seats, exhibition);
        LiveMatch match = new LiveMatch(plan, players, time, settings, (ended, finished) -> {
            String replay = end(ended, finished);
            onEnd.run();
            return replay;
        });
        matches.put(id, match);
        return match;
    }

    private String end(LiveMatch match, @Nullable FinishedMatch finished) {
        matches.remove(match.id());
        reservations.values().removeIf(reservation -> reservation.match() == match);
        if (finished == null) {
            return "";
        }
        String name = keep(match, finished);
        try {
            results.matchEnded(finished.result(name));
        } catch (RuntimeException failure) {
            LOG.error("The result of match {} could not be handed on", match.id(), failure);
        }
        return name.isEmpty() ? "" : Directory.REPLAY + name;
    }

    private String keep(LiveMatch match, FinishedMatch finished) {
        if (replays == null) {
            return "";
        }
        try {
            return replays.keep(finished.replay(), match.id());
        } catch (IOException failure) {
            LOG.warn("The replay of match {} could not be kept: {}", match.id(), failure.toString());
            return "";
        }
    }

    /** The seat that the token is for, or null where it is for none of this match. */
    public @Nullable Reservation reservation(String matchId, String token) {
        Reservation reservation = reservations.get(token);
        return reservation != null && reservation.match().id().equals(matchId) ? reservation : null;
    }

    /** The live match of that id, or null. */
    public @Nullable LiveMatch find(String id) {
        return matches.get(id);
    }

    /** The live matches. */
    public List<MatchSummary> matches() {
        return matches.values().stream().map(LiveMatch::summary).toList();
    }

    /** The games there are. */
    public Games games() {
        return games;
    }

    /** The players there are for a game. */
    public List<PlayerEntry> opponents(String game) {
        return players.list(games.get(game));
    }

    /** Breaks all matches off. */
    public void close() {
        matches.values().forEach(LiveMatch::breakOff);
    }

    private int team(Game game, String side) {
        return switch (side) {
            case "amber" -> 0;
            case "sky" -> 1;
            case "random" -> random.nextInt(game.teams());
            default -> throw new IllegalArgumentException("No side '" + side + "': choose one of " + SIDES + ".");
        };
    }

    private static int firstSeatOf(Game game, int team) {
        int seat = 0;
        while (game.teamOf(seat) != team) {
            seat++;
        }
        return seat;
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
