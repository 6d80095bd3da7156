package dev.agon.server.lobby;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.server.ArenaSettings;
import dev.agon.server.Lineup;
import dev.agon.server.People;
import dev.agon.server.PlayerEntry;
import dev.agon.server.PlayerSource;
import dev.agon.server.ResultListener;
import dev.agon.server.journal.Journals;
import dev.agon.server.journal.MatchJournal;
import dev.agon.server.live.LiveMatch;
import dev.agon.server.live.MatchPlan;
import dev.agon.server.live.MatchPlan.Purpose;
import dev.agon.server.live.MatchPlan.SeatPlan;
import dev.agon.server.live.MatchSummary;
import dev.agon.server.live.Person;
import dev.agon.server.live.PlanMessages;
import dev.agon.server.live.Timekeeper;
import dev.agon.server.lobby.Reservation.Invitation;
import dev.agon.server.replay.ReplayCursor;
import dev.agon.server.replay.ReplayFolder;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes live matches for people and for agents, and finds them while they last. Thread-safe. */
public final class Lobby {
    private static final int ID_BYTES = 5;

    private final Games games;
    private final PlayerSource players;
    private final Timekeeper time;
    private final ArenaSettings settings;
    private final Epilogue epilogue;
    private final @Nullable Journals journals;
    private final People people;
    private final Opponents opponents;
    private final NameClaims names;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, LiveMatch> matches = new ConcurrentHashMap<>();

    /** Matches that are being made, which will be among the others. */
    private int making;

    private final Sides sides = new Sides(random);
    private final Reservations reservations = new Reservations(random);

    private final Rematches rematches = new Rematches(reservations, this::playAgain);

    /** An empty lobby in which nobody is known. */
    public Lobby(
            Games games,
            PlayerSource players,
            Timekeeper time,
            ArenaSettings settings,
            @Nullable ReplayFolder replays,
            ResultListener results) {
        this(games, players, time, settings, replays, null, results, People.NONE);
    }

    /**
     * An empty lobby.
     *
     * @param replays where finished matches are kept, or null for nowhere
     * @param journals where unfinished matches are kept, or null for nowhere
     * @param people knows and rates people
     */
    public Lobby(
            Games games,
            PlayerSource players,
            Timekeeper time,
            ArenaSettings settings,
            @Nullable ReplayFolder replays,
            @Nullable Journals journals,
            ResultListener results,
            People people) {
        this.games = games;
        this.players = players;
        this.time = time;
        this.settings = settings;
        this.people = people;
        opponents = new Opponents(players, people);
        names = new NameClaims(people);
        this.journals = journals;
        epilogue = new Epilogue(replays, results, people);
    }

    /**
     * Makes a match for a person and whom they invite, which begins when all have taken their seats. Takes as long as making its
     * players does.
     *
     * @throws IllegalArgumentException with one sentence for people, where a game, player, side, name or setting is not there
     * @throws FullException where there are too many matches
     */
    public Reservation create(MatchRequest request) {
        request.requireSound();
        Game game = games.get(request.game()).with(request.settingsOrNone());
        int own = sides.firstSeat(game, request.sideOrRandom());
        Person person = names.person(request.name(), request.nameToken(), game);
        List<SeatPlan> seats = new Seating(game, players, request).around(own, person);
        Purpose purpose = request.practice() ? Purpose.PRACTICE : Purpose.PLAY;
        LiveMatch match = open(game, request.settingsOrNone(), seats, purpose, () -> {});
        Reservation reservation = reservations.keep(match, own, reservations.invite(match, person.name()));
        match.start();
        return reservation;
    }

    /** Goes on with the matches that an arena which is gone left in the middle; before anybody comes. */
    public void resume() {
        if (journals != null) {
            Resumption resumption = new Resumption(games, epilogue);
            journals.unfinished().forEach(found -> resumption.resume(found, this::takeUp));
        }
    }

    private void takeUp(MatchPlan plan, Journals.Found found, @Nullable ReplayCursor played) {
        LiveMatch match = inItsPlace(() -> make(plan, new ReturningPlayers(players), found.journal(), () -> {}));
        found.content().keys().forEach(key -> reservations.keepAgain(match, key));
        match.resume(found.content(), played);
    }

    /** The invitation that a link is for, or null where it has been answered or the match is over. */
    public @Nullable Invitation invitation(String token) {
        return reservations.invitation(token);
    }

    /**
     * Answers an invitation: the seat is kept for who answers first.
     *
     * @return null where it has been answered already or the match is over
     * @throws IllegalArgumentException with one sentence for people, where the name is somebody else's
     */
    public @Nullable Reservation accept(String token, @Nullable String name, @Nullable String nameToken) {
        Invitation invited = reservations.invitation(token);
        if (invited == null) {
            return null;
        }
        Person person = names.person(name, nameToken, invited.match().plan().game());
        if (!reservations.answer(token)) {
            return null;
        }
        invited.match().expect(invited.seat(), person);
        return reservations.keep(invited.match(), invited.seat(), List.of());
    }

    /**
     * The seat in the rematch of a match that has ended: the same players with sides swapped. The first who asks has it made, and the
     * other people who stayed to the end are told.
     *
     * @throws IllegalArgumentException where the match has no end to play again after, or the person did not stay
     * @throws FullException where there are too many matches
     */
    public Reservation rematch(Reservation before) {
        return rematches.seat(before);
    }

    private LiveMatch playAgain(MatchPlan before, List<SeatPlan> seats) {
        return open(before.game(), before.settings(), seats, before.purpose(), () -> {});
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
            kept.add(reservations.keep(match, number, List.of()));
        }
        match.start();
        return kept;
    }

    private LiveMatch open(
            Game game, Map<String, String> gameSettings, List<SeatPlan> seats, Purpose purpose, Runnable onEnd) {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        String id = HexFormat.of().formatHex(bytes);
        MatchPlan plan = new MatchPlan(id, game, gameSettings, random.nextLong(), seats, purpose);
        return inItsPlace(() -> begin(plan, onEnd));
    }

    private LiveMatch begin(MatchPlan plan, Runnable onEnd) {
        MatchJournal journal = journals == null ? MatchJournal.NONE : journals.begin(PlanMessages.opening(plan));
        try {
            return make(plan, players, journal, onEnd);
        } catch (RuntimeException refused) {
            journal.delete();
            throw refused;
        }
    }

    private LiveMatch make(MatchPlan plan, PlayerSource seated, MatchJournal journal, Runnable onEnd) {
        return new LiveMatch(plan, seated, time, settings, new MatchEnding(epilogue, this::forget, onEnd), journal);
    }

    /** Makes a match that is then among the others. It may take as long as making its players does, while others are made. */
    private LiveMatch inItsPlace(Supplier<LiveMatch> making) {
        takePlace();
        LiveMatch match = null;
        try {
            match = making.get();
            return match;
        } finally {
            fillPlace(match);
        }
    }

    private synchronized void takePlace() {
        if (matches.size() + making >= settings.maxMatches()) {
            throw new FullException(matches.size());
        }
        making++;
    }

    /** Nothing takes it where the match could not be made. */
    private synchronized void fillPlace(@Nullable LiveMatch made) {
        making--;
        if (made != null) {
            matches.put(made.id(), made);
        }
    }

    private void forget(LiveMatch match) {
        matches.remove(match.id());
        reservations.forget(match);
        rematches.forget(match);
    }

    /** The seat that the token is for, or null where it is for none of this match. */
    public @Nullable Reservation reservation(String matchId, String token) {
        return reservations.find(matchId, token);
    }

    /** The live match of that id, or null. */
    public @Nullable LiveMatch find(String id) {
        return matches.get(id);
    }

    /** The live matches. */
    public List<MatchSummary> matches() {
        return matches.values().stream()
                .filter(match -> !match.ended())
                .map(LiveMatch::summary)
                .toList();
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
        return opponents.of(games.get(game));
    }

    /** Breaks all matches off. Those for people can be gone on with where they have a journal. */
    public void close() {
        for (LiveMatch match : matches.values()) {
            if (match.plan().forPeople()) {
                match.journal().close();
            } else {
                match.journal().delete();
            }
            match.breakOff();
        }
    }
}
