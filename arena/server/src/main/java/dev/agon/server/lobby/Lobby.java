package dev.agon.server.lobby;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.server.ArenaSettings;
import dev.agon.server.Lineup;
import dev.agon.server.MatchResult;
import dev.agon.server.People;
import dev.agon.server.PlayerEntry;
import dev.agon.server.PlayerKind;
import dev.agon.server.PlayerSource;
import dev.agon.server.ResultListener;
import dev.agon.server.live.Aftermath;
import dev.agon.server.live.FinishedMatch;
import dev.agon.server.live.LiveMatch;
import dev.agon.server.live.MatchPlan;
import dev.agon.server.live.MatchPlan.Purpose;
import dev.agon.server.live.MatchPlan.SeatPlan;
import dev.agon.server.live.MatchSummary;
import dev.agon.server.live.Person;
import dev.agon.server.live.Timekeeper;
import dev.agon.server.lobby.Reservation.Invitation;
import dev.agon.server.replay.ReplayFolder;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
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
    private final People people;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, LiveMatch> matches = new ConcurrentHashMap<>();
    private final Map<String, Reservation> reservations = new ConcurrentHashMap<>();
    private final Map<String, Invitation> invitations = new ConcurrentHashMap<>();

    /** By id of a match that has ended, and by seat in it: the seats of who wants to play again. */
    private final Map<String, Map<Integer, Reservation>> rematches = new ConcurrentHashMap<>();

    /** An empty lobby in which nobody is known. */
    public Lobby(
            Games games,
            PlayerSource players,
            Timekeeper time,
            ArenaSettings settings,
            @Nullable ReplayFolder replays,
            ResultListener results) {
        this(games, players, time, settings, replays, results, People.NONE);
    }

    /**
     * An empty lobby.
     *
     * @param replays where finished matches are kept, or null for nowhere
     * @param people knows and rates people
     */
    public Lobby(
            Games games,
            PlayerSource players,
            Timekeeper time,
            ArenaSettings settings,
            @Nullable ReplayFolder replays,
            ResultListener results,
            People people) {
        this.games = games;
        this.players = players;
        this.time = time;
        this.settings = settings;
        this.replays = replays;
        this.results = results;
        this.people = people;
    }

    /**
     * Makes a match for a person and whom they invite, which begins when all have taken their seats. Takes as long as making its
     * players does.
     *
     * @throws IllegalArgumentException with one sentence for people, where a game, player, side, name or setting is not there
     * @throws FullException where there are too many matches
     */
    public Reservation create(MatchRequest request) {
        Game game = games.get(request.game()).with(request.settingsOrNone());
        int own = firstSeatOf(game, team(game, request.sideOrRandom()));
        Person person = person(request.name(), request.nameToken(), game);
        List<SeatPlan> seats = new Seating(game, players, request).around(own, person);
        Purpose purpose = request.practice() ? Purpose.PRACTICE : Purpose.PLAY;
        LiveMatch match = open(game, request.settingsOrNone(), seats, purpose, () -> {});
        Reservation reservation = reserve(match, own, invite(match, person.name()));
        match.start();
        return reservation;
    }

    private Person person(@Nullable String asked, @Nullable String token, Game game) {
        String name = PlainName.of(asked);
        if (!people.isTaken(name)) {
            return Person.unproven(name);
        }
        if (token == null || !people.proves(name, token)) {
            throw new IllegalArgumentException("The name " + name + " is somebody else's here; choose another.");
        }
        People.Standing standing = people.standing(name, game);
        return new Person(
                name,
                true,
                standing == null ? null : (Double) standing.rating(),
                standing == null ? null : (Double) standing.sigma());
    }

    private List<Invitation> invite(LiveMatch match, String host) {
        List<Invitation> made = new ArrayList<>();
        List<SeatPlan> seats = match.plan().seats();
        for (int seat = 0; seat < seats.size(); seat++) {
            if (Person.INVITED.equals(seats.get(seat).person())) {
                Invitation invitation = new Invitation(match, seat, token(), host);
                invitations.put(invitation.token(), invitation);
                made.add(invitation);
            }
        }
        return made;
    }

    private Reservation reserve(LiveMatch match, int seat, List<Invitation> invited) {
        Reservation reservation = new Reservation(match, seat, token(), invited);
        reservations.put(reservation.token(), reservation);
        return reservation;
    }

    private String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(TOKEN_BYTES));
    }

    /** The invitation that a link is for, or null where it has been answered or the match is over. */
    public @Nullable Invitation invitation(String token) {
        return invitations.get(token);
    }

    /**
     * Answers an invitation: the seat is kept for who answers first.
     *
     * @return null where it has been answered already or the match is over
     * @throws IllegalArgumentException with one sentence for people, where the name is somebody else's
     */
    public @Nullable Reservation accept(String token, @Nullable String name, @Nullable String nameToken) {
        Invitation invited = invitations.get(token);
        if (invited == null) {
            return null;
        }
        Person person = person(name, nameToken, invited.match().plan().game());
        if (invitations.remove(token) == null) {
            return null;
        }
        invited.match().expect(invited.seat(), person);
        return reserve(invited.match(), invited.seat(), List.of());
    }

    /**
     * The seat in the rematch of a match that has ended: the same players with sides swapped. The first who asks has it made, and the
     * other people who stayed to the end are told.
     *
     * @throws IllegalArgumentException where the match has no end to play again after, or the person did not stay
     * @throws FullException where there are too many matches
     */
    public synchronized Reservation rematch(Reservation before) {
        LiveMatch ended = before.match();
        Map<Integer, Reservation> seats = rematches.get(ended.id());
        if (seats == null) {
            seats = playAgain(ended, before.seat());
            rematches.put(ended.id(), seats);
        }
        Reservation seat = seats.get(before.seat());
        if (seat == null) {
            throw new IllegalArgumentException("There is no match of yours to play again.");
        }
        return seat;
    }

    private Map<Integer, Reservation> playAgain(LiveMatch ended, int asking) {
        List<SeatPlan> before = ended.again();
        if (before.isEmpty() || before.get(asking).person() == null) {
            throw new IllegalArgumentException("There is no match of yours to play again.");
        }
        MatchPlan plan = ended.plan();
        List<Integer> across = Seating.acrossFrom(plan.game());
        List<SeatPlan> seats = new ArrayList<>(before);
        for (int seat = 0; seat < before.size(); seat++) {
            seats.set(across.get(seat), before.get(seat));
        }
        LiveMatch match = open(plan.game(), plan.settings(), seats, plan.purpose(), () -> {});
        Map<Integer, Reservation> kept = new HashMap<>();
        for (int seat = 0; seat < before.size(); seat++) {
            if (before.get(seat).person() != null) {
                kept.put(seat, reserve(match, across.get(seat), List.of()));
            }
        }
        match.start();
        Person from = before.get(asking).person();
        kept.forEach((seat, reservation) -> {
            if (seat != asking && from != null) {
                ended.tell(seat, reservation.message(from.name()));
            }
        });
        return Map.copyOf(kept);
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
        Purpose purpose = exhibition ? Purpose.EXHIBITION : Purpose.PLAY;
        LiveMatch match = open(game, lineup.settings(), seats, purpose, onEnd);
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
        SeatPlan seat = new SeatPlan(players.entry(standIn, game), Person.unproven(PlainName.NAMELESS));
        LiveMatch match = open(game, game.settings(), Collections.nCopies(game.seats(), seat), Purpose.PLAY, () -> {});
        List<Reservation> kept = new ArrayList<>();
        for (int number = 0; number < game.seats(); number++) {
            kept.add(reserve(match, number, List.of()));
        }
        match.start();
        return kept;
    }

    private synchronized LiveMatch open(
            Game game, Map<String, String> gameSettings, List<SeatPlan> seats, Purpose purpose, Runnable onEnd) {
        if (matches.size() >= settings.maxMatches()) {
            throw new FullException(matches.size());
        }
        String id = HexFormat.of().formatHex(bytes(ID_BYTES));
        MatchPlan plan = new MatchPlan(id, game, gameSettings, random.nextLong(), seats, purpose);
        LiveMatch match = new LiveMatch(plan, players, time, settings, new Ending(onEnd));
        matches.put(id, match);
        return match;
    }

    /** What happens when a match ends. */
    private final class Ending implements LiveMatch.MatchEnd {
        private final Runnable onEnd;

        Ending(Runnable onEnd) {
            this.onEnd = onEnd;
        }

        @Override
        public Aftermath ended(LiveMatch match, @Nullable FinishedMatch finished) {
            Aftermath aftermath = end(match, finished);
            onEnd.run();
            return aftermath;
        }

        @Override
        public void forfeited(LiveMatch match, MatchResult result) {
            People.Rated unused = rate(result, match.plan().game());
        }
    }

    private Aftermath end(LiveMatch match, @Nullable FinishedMatch finished) {
        matches.remove(match.id());
        reservations.values().removeIf(reservation -> reservation.match() == match);
        invitations.values().removeIf(invitation -> invitation.match() == match);
        rematches.values().removeIf(seats -> seats.values().stream().anyMatch(seat -> seat.match() == match));
        if (finished == null) {
            return Aftermath.NONE;
        }
        String name = keep(match, finished);
        MatchResult result = finished.result().withReplay(name);
        try {
            results.matchEnded(result);
        } catch (RuntimeException failure) {
            LOG.error("The result of match {} could not be handed on", match.id(), failure);
        }
        boolean named = match.plan().forPeople() || !result.proven().isEmpty();
        People.Rated rated = named ? rate(result, match.plan().game()) : Aftermath.NONE.rated();
        return new Aftermath(name.isEmpty() ? "" : Directory.REPLAY + name, rated);
    }

    private People.Rated rate(MatchResult result, Game game) {
        try {
            return people.count(result, game);
        } catch (RuntimeException failure) {
            LOG.error("The result of match {} could not be counted for its people", result.match(), failure);
            return People.Rated.not("The result could not be written down.");
        }
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

    /** Who knows people. */
    public People people() {
        return people;
    }

    /** The live match that is most worth watching of those that may be watched, or null where there is none. */
    public @Nullable LiveMatch mostInteresting() {
        return matches.values().stream()
                .filter(match -> !match.ended() && !match.summary().openViews().isEmpty())
                .max(Comparator.comparingDouble(match -> match.summary().interest()))
                .orElse(null);
    }

    /** The games there are. */
    public Games games() {
        return games;
    }

    /** The players there are for a game, those with the highest ratings first; programs that dialled in stand where people do. */
    public List<PlayerEntry> opponents(String game) {
        Game played = games.get(game);
        return players.list(played).stream()
                .map(entry -> entry.kind() == PlayerKind.REMOTE ? rated(entry, played) : entry)
                .sorted(Comparator.comparing(Lobby::strength).reversed())
                .toList();
    }

    private PlayerEntry rated(PlayerEntry entry, Game game) {
        People.Standing standing = people.standing(entry.name(), game);
        return standing == null
                ? entry
                : new PlayerEntry(entry.name(), entry.kind(), standing.rating(), standing.sigma(), entry.description());
    }

    private static double strength(PlayerEntry entry) {
        Double rating = entry.rating();
        return rating == null ? Double.NEGATIVE_INFINITY : rating;
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
