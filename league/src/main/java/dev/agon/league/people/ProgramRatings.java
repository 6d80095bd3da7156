package dev.agon.league.people;

import dev.agon.game.Game;
import dev.agon.league.evaluation.MatchResult;
import dev.agon.league.players.ResolvedPlayer;
import dev.agon.server.People;
import dev.agon.server.People.Change;
import dev.agon.server.People.Rated;
import dev.agon.server.PlayerEntry;
import dev.agon.server.PlayerKind;
import dev.agon.server.PlayerSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Counts matches without a screen for the programs in them that dialled in under names of their own, as live matches count for people.
 * One that was not there at the end has lost. Thread-safe.
 */
public final class ProgramRatings {
    private final People people;
    private final PlayerSource players;
    private final Game game;
    private final Map<String, Change> changes = new LinkedHashMap<>();
    private final Map<String, String> unrated = new LinkedHashMap<>();
    private final Map<String, PlayerEntry> entries = new HashMap<>();

    /**
     * Nothing has been counted yet.
     *
     * @param players knows the agents' ratings
     * @param game as it is played
     */
    public ProgramRatings(People people, PlayerSource players, Game game) {
        this.people = people;
        this.players = players;
        this.game = game;
    }

    /** Counts a match. @param teams who had each team */
    public synchronized void count(List<ResolvedPlayer> teams, MatchResult result) {
        String match = UUID.randomUUID().toString();
        for (int team = 0; team < teams.size(); team++) {
            ResolvedPlayer program = teams.get(team);
            if (program.kind() == PlayerKind.REMOTE) {
                note(program.name(), rate(match, teams, result, team));
            }
        }
    }

    private Rated rate(String match, List<ResolvedPlayer> teams, MatchResult result, int team) {
        Boolean there = result.programs().get(team);
        if (there == null) {
            return Rated.not("Its token bears no name, or another's turned up in its place.");
        }
        double[] outcome = result.outcome().clone();
        if (!there) {
            for (int other = 0; other < outcome.length; other++) {
                outcome[other] = other == team ? -1 : 1;
            }
        }
        return people.count(described(match, teams, result, outcome, team), game);
    }

    private dev.agon.server.MatchResult described(
            String match, List<ResolvedPlayer> teams, MatchResult result, double[] outcome, int own) {
        List<ResolvedPlayer> bySeat = new ArrayList<>();
        List<Float> outcomes = new ArrayList<>();
        for (int seat = 0; seat < game.seats(); seat++) {
            bySeat.add(teams.get(game.teamOf(seat)));
            outcomes.add((float) outcome[game.teamOf(seat)]);
        }
        Set<Integer> proven = IntStream.range(0, game.seats())
                .filter(seat -> game.teamOf(seat) == own)
                .boxed()
                .collect(Collectors.toSet());
        return new dev.agon.server.MatchResult(
                match,
                game.name(),
                game.settings(),
                result.seed(),
                bySeat.stream().map(ResolvedPlayer::name).toList(),
                bySeat.stream().map(ResolvedPlayer::kind).toList(),
                bySeat.stream().map(player -> entry(player.name())).toList(),
                proven,
                outcomes,
                result.ticks(),
                result.hash(),
                false,
                false,
                true,
                "");
    }

    private PlayerEntry entry(String name) {
        return entries.computeIfAbsent(name, unknown -> players.entry(name, game));
    }

    private void note(String name, Rated rated) {
        if (rated.changes().isEmpty()) {
            unrated.put(name, rated.why());
        }
        rated.changes().values().stream()
                .findFirst()
                .ifPresent(change -> changes.merge(name, change, (a, b) -> new Change(a.before(), b.after())));
    }

    /** How each program's rating has moved by what was counted, by its name. */
    public synchronized Map<String, Change> changes() {
        return new LinkedHashMap<>(changes);
    }

    /** Why a match did not count, in a sentence, for each program for which the last such did not. */
    public synchronized Map<String, String> unrated() {
        return new LinkedHashMap<>(unrated);
    }
}
