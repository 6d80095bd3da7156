package dev.agon.server.lobby;

import dev.agon.game.Game;
import dev.agon.server.PlayerEntry;
import dev.agon.server.PlayerKind;
import dev.agon.server.PlayerSource;
import dev.agon.server.live.MatchPlan.SeatPlan;
import dev.agon.server.live.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who sits where in a match that somebody asks for, and in the rematch. */
final class Seating {
    private static final String PERSON = "human";

    private final Game game;
    private final PlayerSource players;
    private final MatchRequest request;

    Seating(Game game, PlayerSource players, MatchRequest request) {
        this.game = game;
        this.players = players;
        this.request = request;
    }

    /**
     * By seat.
     *
     * @param own the seat of who asks
     */
    List<SeatPlan> around(int own, Person person) {
        PlayerEntry standIn = players.standIn(players.entry(standIn(), game), game);
        List<SeatPlan> seats = new ArrayList<>();
        int mates = 0;
        int opponents = 0;
        for (int seat = 0; seat < game.seats(); seat++) {
            if (seat == own) {
                seats.add(new SeatPlan(standIn, person));
                continue;
            }
            boolean mate = game.teamOf(seat) == game.teamOf(own);
            String name = nameAt(mate ? request.mates() : request.opponents(), mate ? mates++ : opponents++);
            seats.add(
                    name.equals(PERSON)
                            ? new SeatPlan(standIn, Person.INVITED)
                            : new SeatPlan(players.entry(name, game), null));
        }
        return seats;
    }

    private String nameAt(@Nullable List<String> names, int index) {
        if (names != null && !names.isEmpty()) {
            return names.get(Math.min(index, names.size() - 1));
        }
        return request.opponent() == null ? standIn() : request.opponent();
    }

    private String standIn() {
        if (request.standIn() != null && !request.standIn().equals(PERSON)) {
            return request.standIn();
        }
        return Stream.of(request.opponents(), request.mates())
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .filter(name -> !name.equals(PERSON))
                .findFirst()
                .orElseGet(this::opponentOrAny);
    }

    private String opponentOrAny() {
        String opponent = request.opponent();
        if (opponent != null && !opponent.equals(PERSON)) {
            return opponent;
        }
        List<PlayerEntry> known = players.list(game);
        return known.stream()
                .filter(player -> player.kind() == PlayerKind.AGENT)
                .findFirst()
                .or(() -> known.stream().findFirst())
                .map(PlayerEntry::name)
                .orElseThrow(
                        () -> new IllegalArgumentException("Nobody can stand in for people in " + game.name() + "."));
    }

    /** By seat, the seat that answers to it on the next side; itself where sides differ in size. */
    static List<Integer> acrossFrom(Game game) {
        List<List<Integer>> teams = IntStream.range(0, game.teams())
                .mapToObj(team -> IntStream.range(0, game.seats())
                        .filter(seat -> game.teamOf(seat) == team)
                        .boxed()
                        .toList())
                .toList();
        boolean even = teams.stream().map(List::size).distinct().count() == 1;
        return IntStream.range(0, game.seats())
                .mapToObj(seat -> {
                    int team = game.teamOf(seat);
                    int next = even ? (team + 1) % game.teams() : team;
                    return teams.get(next).get(teams.get(team).indexOf(seat));
                })
                .toList();
    }
}
