package dev.agon.benchmarks;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.league.evaluation.MetaGame;
import dev.agon.league.evaluation.Tournament;
import dev.agon.league.evaluation.Tournament.Standing;
import dev.agon.league.players.PlayerCatalogue;
import dev.agon.league.players.ResolvedPlayer;
import dev.agon.league.rating.PayoffTable;
import dev.agon.league.rating.WinRate;
import dev.agon.league.run.RunFolders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How players of several runs do against each other and the bots, for comparing ways of training: {@code PopulationFigures GAME MATCHES
 * SEED RUNS PLAYER...} plays a round robin of the players and prints, as Markdown, a table of players (rating, part in the Nash
 * mixture, worst win rate against a policy and against a bot), one of groups, and the payoff matrix. Players of runs {@code five-1} and
 * {@code five-2} are of the group {@code five}, exploiters of such runs of groups of their own.
 *
 * <p>The worst of many measured win rates is lower than the worst true one, as chance adds to it; more so with fewer matches and more
 * players, alike for all who meet the same opponents in as many matches.
 */
public final class PopulationFigures {
    private final PayoffTable payoff;
    private final List<Standing> standings;
    private final MetaGame metaGame;

    private PopulationFigures(Tournament tournament) {
        payoff = tournament.payoff();
        standings = tournament.standings();
        metaGame = MetaGame.of(
                payoff, standings.stream().collect(Collectors.toMap(Standing::name, standing -> standing.rating()
                        .mean())));
    }

    /** Arguments: the game, matches of a pair, what all seeds follow from, the folder of the runs, names of players. */
    public static void main(String[] arguments) {
        if (arguments.length < 6) {
            System.err.println("usage: PopulationFigures GAME MATCHES SEED RUNS PLAYER PLAYER...");
            System.exit(2);
        }
        Game game = Games.onClassPath().get(arguments[0]);
        PlayerCatalogue catalogue = new PlayerCatalogue(new RunFolders(Path.of(arguments[3])));
        List<ResolvedPlayer> players = Arrays.stream(arguments, 4, arguments.length)
                .map(name -> catalogue.resolve(name, game))
                .toList();
        Tournament tournament = Tournament.play(
                game,
                game.anchors(),
                players,
                Integer.parseInt(arguments[1]),
                Long.parseLong(arguments[2]),
                result -> System.err.printf(
                        Locale.ROOT,
                        "%s %s %.3f%n",
                        result.a(),
                        result.b(),
                        result.winRate().rate()));
        PopulationFigures figures = new PopulationFigures(tournament);
        System.out.println(figures.players());
        System.out.println(figures.groups());
        System.out.println(figures.matrix());
    }

    private String players() {
        StringBuilder text = new StringBuilder(
                "| player | rating | Nash mixture | worst policy | win rate against it | worst bot | win rate against it |\n"
                        + "|---|---|---|---|---|---|---|\n");
        for (Standing standing : standings) {
            String name = standing.name();
            MetaGame.Standing part = metaGame.standings().get(name);
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %.0f ± %.0f | %s | %s | %s |%n",
                    name,
                    standing.rating().mean(),
                    2 * standing.rating().sigma(),
                    part == null ? "" : String.format(Locale.ROOT, "%.2f", part.nashMass()),
                    worstCells(name, false),
                    worstCells(name, true)));
        }
        return text.toString();
    }

    private String worstCells(String player, boolean bot) {
        return worst(player, bot)
                .map(opponent -> opponent + " | " + interval(payoff.rate(player, opponent)))
                .orElse(" | ");
    }

    /** The bot, or the policy, against which a player does worst. */
    private Optional<String> worst(String player, boolean bot) {
        return payoff.players().stream()
                .filter(opponent -> !opponent.equals(player) && isBot(opponent) == bot)
                .min(Comparator.comparingDouble(
                        opponent -> payoff.rate(player, opponent).rate()));
    }

    private static String interval(WinRate rate) {
        return String.format(
                Locale.ROOT, "%.0f %% (%.0f to %.0f)", 100 * rate.rate(), 100 * rate.low(), 100 * rate.high());
    }

    /** Means over the players of a group; of a group against another, over all their matches. */
    private String groups() {
        Map<String, List<Standing>> groups = new LinkedHashMap<>();
        standings.stream()
                .filter(standing -> !isBot(standing.name()))
                .sorted(Comparator.comparing(standing -> group(standing.name())))
                .forEach(standing -> groups.computeIfAbsent(group(standing.name()), any -> new ArrayList<>())
                        .add(standing));
        StringBuilder text = new StringBuilder(
                "| group | rating | lowest | highest | worst against policies | worst against bots |");
        groups.keySet().forEach(name -> text.append(" against ").append(name).append(" |"));
        text.append("\n|").append("---|".repeat(6 + groups.size())).append('\n');
        groups.forEach((name, members) -> text.append(row(name, members, groups)));
        return text.toString();
    }

    private String row(String name, List<Standing> members, Map<String, List<Standing>> groups) {
        var ratings =
                members.stream().mapToDouble(member -> member.rating().mean()).summaryStatistics();
        StringBuilder row = new StringBuilder(String.format(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.0f | %.0f %% | %.0f %% |",
                name,
                ratings.getAverage(),
                ratings.getMin(),
                ratings.getMax(),
                100 * meanOfWorst(members, false),
                100 * meanOfWorst(members, true)));
        groups.forEach((other, opponents) ->
                row.append(other.equals(name) ? " |" : " " + interval(between(members, opponents)) + " |"));
        return row.append('\n').toString();
    }

    private double meanOfWorst(List<Standing> members, boolean bot) {
        return members.stream()
                .flatMap(member ->
                        worst(member.name(), bot).map(opponent -> payoff.rate(member.name(), opponent)).stream())
                .mapToDouble(WinRate::rate)
                .average()
                .orElse(Double.NaN);
    }

    private WinRate between(List<Standing> members, List<Standing> opponents) {
        WinRate sum = new WinRate(0, 0, 0);
        for (Standing member : members) {
            for (Standing opponent : opponents) {
                sum = sum.plus(payoff.rate(member.name(), opponent.name()));
            }
        }
        return sum;
    }

    private String matrix() {
        StringBuilder text = new StringBuilder("| % |");
        payoff.players().forEach(name -> text.append(' ').append(name).append(" |"));
        text.append("\n|").append("---|".repeat(1 + payoff.players().size())).append('\n');
        for (String player : payoff.players()) {
            text.append("| ").append(player).append(" |");
            for (String opponent : payoff.players()) {
                text.append(
                        player.equals(opponent)
                                ? " |"
                                : String.format(
                                        Locale.ROOT,
                                        " %.0f |",
                                        100 * payoff.rate(player, opponent).rate()));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static boolean isBot(String name) {
        return name.startsWith("bot:");
    }

    private static String group(String name) {
        String[] parts = name.split("@", -1);
        String run = parts[0].contains("-") ? parts[0].substring(0, parts[0].lastIndexOf('-')) : parts[0];
        return parts.length > 2 ? run + " " + parts[1] : run;
    }
}
