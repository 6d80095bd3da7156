package dev.agon.cli;

import dev.agon.game.Game;
import dev.agon.league.evaluation.MatchResult;
import dev.agon.league.evaluation.MatchRunner;
import dev.agon.league.people.ProgramRatings;
import dev.agon.league.players.ResolvedPlayer;
import dev.agon.server.Lineup;
import dev.agon.server.replay.ReplayFiles;
import dev.agon.server.wire.GameMessages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays one match. */
@Command(
        name = "match",
        description = "Plays one match as fast as its players decide.",
        mixinStandardHelpOptions = true)
final class MatchCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "A",
            description = "Who takes Amber: RUN@latest, house, bot:NAME, remote:NAME, …")
    private String a = "";

    @Parameters(index = "1", paramLabel = "B", description = "Who takes Sky.")
    private String b = "";

    @Option(names = "--game", paramLabel = "G", description = "What they play; known where A or B is of a run.")
    private @Nullable String game;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A setting of the game, e.g. lanes.heroes=mage.")
    private Map<String, String> settings = Map.of();

    @Option(names = "--seed", paramLabel = "S", description = "What fixes the match (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--replay", paramLabel = "FILE", description = "Where to write the replay.")
    private @Nullable Path replay;

    @Option(names = "--open", description = "Plays it live, in the browser, instead; the seed is the match's own.")
    private boolean open;

    @Mixin
    private RemoteOptions remote = new RemoteOptions();

    @Option(names = "--json", description = "One JSON object as the last line of standard output.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Console console = Console.of(json);
        if (open) {
            return watch(console);
        }
        if (replay != null) {
            OutputFile.require(replay, "--replay");
        }
        try (RemoteHost remotes = remote.host(a, b)) {
            play(remotes, console);
        }
        return ExitCode.DONE;
    }

    private void play(RemoteHost remotes, Console console) throws IOException, InterruptedException {
        Contestants contestants = Contestants.of(game, settings, remotes.bots(), a, b);
        remotes.await(contestants.game(), console);
        MatchResult result = play(contestants);
        ProgramRatings ratings = RemoteHost.ratings(contestants.game());
        ratings.count(contestants.players(), result);
        Optional<String> winner = winner(contestants.game(), result);
        console.say(
                "%s of %s against %s, seed %d: %s after %d ticks",
                contestants.game().name(),
                contestants.players().get(0).name(),
                contestants.players().get(1).name(),
                seed,
                winner.map(team -> team + " won").orElse("drawn"),
                result.ticks());
        remotes.say(console, ratings);
        Map<String, Object> fields = fields(contestants, result, winner);
        fields.put("remote", remotes.report(ratings));
        console.result(fields);
    }

    private Map<String, Object> fields(Contestants contestants, MatchResult result, Optional<String> winner) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("game", contestants.game().name());
        fields.put("players", byTeam(contestants));
        fields.put("winner", winner.map(MatchCommand::key).orElse(null));
        fields.put("seed", result.seed());
        fields.put("ticks", result.ticks());
        fields.put("outcome", result.outcome());
        fields.put("hash", String.format("%016x", result.hash()));
        fields.put("replay", replay == null ? null : replay.toString());
        return fields;
    }

    private static Map<String, String> byTeam(Contestants contestants) {
        List<String> teams = GameMessages.teamNames(contestants.game());
        Map<String, String> players = new LinkedHashMap<>();
        for (int team = 0; team < teams.size(); team++) {
            players.put(key(teams.get(team)), contestants.players().get(team).name());
        }
        return players;
    }

    private static String key(String team) {
        return team.toLowerCase(Locale.ROOT);
    }

    /** The team that won, or nothing where nobody did. */
    private static Optional<String> winner(Game game, MatchResult result) {
        List<String> teams = GameMessages.teamNames(game);
        return IntStream.range(0, teams.size())
                .filter(team -> result.outcome()[team] > 0)
                .mapToObj(teams::get)
                .findFirst();
    }

    private int watch(Console console) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        try (Pages pages = Pages.serve(remote.server(), null, null, Optional::empty, result -> {}, a, b);
                RemoteHost remotes = RemoteHost.of(pages, a, b)) {
            Contestants contestants = Contestants.of(game, settings, remotes.bots(), a, b);
            remotes.await(contestants.game(), console);
            List<String> teams =
                    contestants.players().stream().map(ResolvedPlayer::name).toList();
            Lineup lineup =
                    new Lineup(contestants.game().name(), contestants.game().settings(), teams);
            String address = pages.play(lineup, ended::countDown);
            console.say("agon: open %s  (Ctrl+C ends it)", address);
            Browser.open(address);
            ended.await();
            console.say("agon: the match is over; Ctrl+C ends the pages");
            new CountDownLatch(1).await();
        }
        return ExitCode.DONE;
    }

    private MatchResult play(Contestants contestants) throws IOException {
        Game played = contestants.game();
        List<ResolvedPlayer> players = contestants.players();
        if (replay == null) {
            return MatchRunner.play(played, players, seed);
        }
        RecordedMatch recorded = RecordedMatch.play(played, players, seed);
        ReplayFiles.write(replay.toAbsolutePath(), recorded.file());
        return recorded.result();
    }
}
