package dev.agon.league.players;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.UnknownNameException;
import dev.agon.league.AgonException;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.RunFolders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The runs that policies' names can mean: all of a folder, and one wherever it lies. Thread-safe. */
final class NamedRuns {
    private final RunFolders runs;
    private final @Nullable RunFolder home;

    /**
     * Those runs.
     *
     * @param home the run that a name without a run means, for the run's own game; null for the newest of a game
     */
    NamedRuns(RunFolders runs, @Nullable RunFolder home) {
        this.runs = runs;
        this.home = home;
    }

    /**
     * The parts of a policy's name.
     *
     * @throws AgonException where it asks for a snapshot of the house player
     */
    PolicyName parts(String name) {
        PolicyName parts = PolicyName.of(name, this::has);
        String run = parts.run();
        if (!run.equals(name) && HousePlayers.isName(run) && !has(run)) {
            throw AgonException.usage(
                    "'" + name + "' is nobody: a house player is one policy that ships with its game, and has no"
                            + " snapshots; write " + run);
        }
        return parts;
    }

    private boolean has(String run) {
        return isHome(run) || runs.has(run);
    }

    private boolean isHome(String run) {
        return home != null && home.name().equals(run);
    }

    /**
     * The run whose policy a name means; where it has no run, the newest of the game.
     *
     * @param known names of players of the game, of which the nearest is suggested where there is no such run
     * @throws UnknownNameException where there is no such run
     * @throws AgonException where the name has no run and the game has none
     */
    RunFolder of(String name, Game game, Supplier<List<String>> known) {
        String run = parts(name).run();
        return run.isEmpty() ? newestOf(game) : find(run, name, known);
    }

    private RunFolder newestOf(Game game) {
        return homeOf(game)
                .or(() -> runs.newest(game.name()))
                .orElseThrow(() -> AgonException.usage("there is no run of " + game.name() + " in " + runs.root()
                        + "; start one with: ./agon train --game " + game.name()));
    }

    private RunFolder find(String run, String name, Supplier<List<String>> known) {
        if (home != null && isHome(run)) {
            return home;
        }
        try {
            return runs.find(run);
        } catch (UnknownNameException noRun) {
            throw new UnknownNameException("player", name, known.get());
        }
    }

    /**
     * The game that a policy's run plays, with the run's settings; empty where the name has no run.
     *
     * @param name the policy's
     * @param player the player's, which may go on after it
     * @throws UnknownNameException where there is no such run
     */
    Optional<Game> gameOf(String name, String player, Games games) {
        String run = parts(name).run();
        // What is no run may be a slip in the name of another player than a run's.
        return run.isEmpty()
                ? Optional.empty()
                : Optional.of(find(run, player, this::latestAndHouse).config().resolveGame(games));
    }

    private List<String> latestAndHouse() {
        List<String> names = new ArrayList<>(List.of(HousePlayers.NAME));
        names.addAll(latest());
        return names;
    }

    /** The newest policy of each run, by name. */
    List<String> latest() {
        return runs.all().stream()
                .map(run -> run.name() + "@" + RunSnapshots.LATEST)
                .toList();
    }

    /** The run whose policies are offered without a name, where there is one. */
    Optional<RunFolder> offered(Game game) {
        return homeOf(game).or(() -> runs.newestRated(game.name()));
    }

    private Optional<RunFolder> homeOf(Game game) {
        return Optional.ofNullable(home).filter(run -> run.config().game().equals(game.name()));
    }
}
