package dev.agon.dashboard;

import dev.agon.league.players.PlayerCatalogue;
import dev.agon.league.run.RunFolder;
import dev.agon.proto.arena.PlayerKind;
import dev.agon.proto.arena.ReplayFile;
import dev.agon.proto.arena.Seat;
import dev.agon.server.replay.DamagedReplayException;
import dev.agon.server.replay.ReplayFiles;
import dev.agon.server.replay.ReplayFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What the replays in a run's folder tell of their matches. Each is read once, and forgotten when it is there no longer. Thread-safe. */
final class ReplayIndex {
    private final RunFolder run;
    private final ReplayFolder folder;

    /** By name; empty for what is damaged. */
    private final Map<String, Optional<MatchesView.Match>> read = new ConcurrentHashMap<>();

    ReplayIndex(RunFolder run) {
        this.run = run;
        folder = new ReplayFolder(run.replays(), Integer.MAX_VALUE);
    }

    /** The name of the replay in that file. */
    static String nameOf(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(ReplayFiles.SUFFIX)
                ? name.substring(0, name.length() - ReplayFiles.SUFFIX.length())
                : name;
    }

    /** The newest that meet the wish, and one more where there are more; damaged ones are left out. */
    List<MatchesView.Match> matches(MatchesView.Wish wish) {
        List<MatchesView.Match> matches = new ArrayList<>();
        List<String> names = names();
        read.keySet().retainAll(new HashSet<>(names));
        for (String name : names) {
            match(name).filter(match -> meets(match, wish.players())).ifPresent(matches::add);
            if (matches.size() > wish.limit()) {
                break;
            }
        }
        return matches;
    }

    private List<String> names() {
        try {
            return folder.names();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + run.replays(), e);
        }
    }

    private static boolean meets(MatchesView.Match match, List<String> players) {
        List<List<String>> sides =
                match.sides().stream().map(MatchesView.Side::players).toList();
        return switch (players.size()) {
            case 0 -> true;
            case 1 -> sides.stream().anyMatch(side -> side.contains(players.get(0)));
            default ->
                sides.stream()
                        .anyMatch(one -> one.contains(players.get(0))
                                && sides.stream().anyMatch(other -> other != one && other.contains(players.get(1))));
        };
    }

    private Optional<MatchesView.Match> match(String name) {
        Optional<MatchesView.Match> known = read.get(name);
        if (known != null) {
            return known;
        }
        Optional<MatchesView.Match> found;
        try {
            found = Optional.of(match(name, folder.read(name)));
        } catch (DamagedReplayException forGood) {
            found = Optional.empty();
        } catch (IOException forNow) {
            return Optional.empty();
        }
        read.put(name, found);
        return found;
    }

    private MatchesView.Match match(String name, ReplayFile replay) {
        Map<Integer, List<String>> players = new TreeMap<>();
        Map<Integer, Double> outcomes = new TreeMap<>();
        for (Seat seat : replay.getSeatsList()) {
            players.computeIfAbsent(seat.getTeam(), team -> new ArrayList<>()).add(inLeague(seat.getPlayer()));
            if (seat.getSeat() < replay.getOutcomesCount()) {
                outcomes.put(seat.getTeam(), (double) replay.getOutcomes(seat.getSeat()));
            }
        }
        boolean played = replay.getSeatsList().stream().anyMatch(seat -> seat.getKind() == PlayerKind.HUMAN);
        return new MatchesView.Match(
                replay.getGame(),
                played ? "play" : "exhibition",
                Instant.ofEpochMilli(replay.getEndedAtMillis()).toString(),
                null,
                replay.getTicks(),
                players.entrySet().stream()
                        .map(team -> new MatchesView.Side(team.getValue(), outcomes.getOrDefault(team.getKey(), 0.0)))
                        .toList(),
                name);
    }

    /** A snapshot of this run under the name that it has in the league. */
    private String inLeague(String player) {
        return PlayerCatalogue.inLeague(run.name(), player).orElse(player);
    }
}
