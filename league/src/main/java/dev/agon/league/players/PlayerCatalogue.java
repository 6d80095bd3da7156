package dev.agon.league.players;

import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.StoredPolicy;
import dev.agon.game.BotLibraries;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Player;
import dev.agon.game.UnknownNameException;
import dev.agon.league.AgonException;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.RunFolders;
import dev.agon.league.store.PlayerName;
import dev.agon.server.PlayerEntry;
import dev.agon.server.PlayerKind;
import dev.agon.server.PlayerSource;
import dev.agon.server.remote.RemoteBots;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All players that a name can mean on this machine. Names are {@code RUN@latest}, {@code RUN@best}, {@code RUN@N}, {@code house},
 * {@code house:GAME} and {@code bot:NAME}; {@code RUN} alone is its latest, and without a run ({@code @latest}) the newest run of the game is
 * meant. {@code RUN@AGENT@N}, {@code RUN@AGENT@latest} and so on are those of another agent than the main one. A policy looks ahead
 * where its name goes on {@code +search} or {@code +searchSIMULATIONS}. Thread-safe.
 */
public final class PlayerCatalogue implements PlayerSource {
    static final String BOT = "bot:";
    private static final String HUMAN = "human";

    private final NamedRuns runs;
    private final PolicyCache cache = new PolicyCache();
    private final HousePlayers house = new HousePlayers();
    private final RemoteSeats remotes;
    private final Offers offers;

    /** Bots of libraries that may be named though nobody is offered them; null where all may. */
    private final @Nullable Set<String> named;

    /** The players of all runs there. */
    public PlayerCatalogue(RunFolders runs) {
        this(runs, null);
    }

    /** The players of all runs there and of one wherever it lies. */
    public PlayerCatalogue(RunFolders runs, @Nullable RunFolder home) {
        this(runs, home, null);
    }

    /**
     * The players of all runs there and of one wherever it lies, and programs that dial in.
     *
     * @param home the run that a name without a run means, for the run's own game; null for the newest of a game
     * @param remotes programs that have dialled in, or null where none can
     */
    public PlayerCatalogue(RunFolders runs, @Nullable RunFolder home, @Nullable RemoteBots remotes) {
        this(runs, home, remotes, null);
    }

    /**
     * The players that somebody who sends a name over a network can mean. A run is found by its name and never by its path, and of
     * libraries' bots, whose names may be files', there are those that are offered and those that whoever started the server named.
     *
     * @param remotes programs that have dialled in, or null where none can
     * @param named names of players
     */
    public static PlayerCatalogue ofPages(
            RunFolders runs, @Nullable RunFolder home, @Nullable RemoteBots remotes, Set<String> named) {
        return new PlayerCatalogue(runs.byNameAlone(), home, remotes, Set.copyOf(named));
    }

    private PlayerCatalogue(
            RunFolders runs, @Nullable RunFolder home, @Nullable RemoteBots remotes, @Nullable Set<String> named) {
        this.named = named;
        this.runs = new NamedRuns(runs, home);
        this.remotes = new RemoteSeats(remotes, house, this::resolve);
        offers = new Offers(this.runs, house, remotes, cache);
    }

    /**
     * Understands a name.
     *
     * @throws UnknownNameException naming the nearest bot, run or snapshot
     * @throws AgonException when the player is known but cannot sit here, or its file is damaged
     */
    public ResolvedPlayer resolve(String name, Game game) {
        if (name.startsWith(BOT)) {
            requireMeant(name, game);
            return bot(name.substring(BOT.length()), game);
        }
        if (name.equals(HUMAN)) {
            throw AgonException.usage("a human plays in the browser: start ./agon serve and open its Play page");
        }
        if (RemoteBots.isRemote(name)) {
            return remotes.resolve(name, game);
        }
        PlayedPolicy played = PlayedPolicy.of(name);
        Policy found = policy(played.policy(), game);
        return played.player(exactName(played.policy(), game, found), found);
    }

    private void requireMeant(String bot, Game game) {
        boolean ofLibrary = bot.indexOf(':', BOT.length()) >= 0;
        if (named != null && ofLibrary && !named.contains(bot) && !offers.has(bot, game)) {
            throw AgonException.usage(
                    bot + " is not offered here: of a library's bots, those play that the run has as anchors");
        }
    }

    /** A remote bot sits at one table for each time that it dials in, and is not kept there for a person who may come back. */
    @Override
    public PlayerEntry standIn(PlayerEntry wanted, Game game) {
        return wanted.kind() == PlayerKind.REMOTE ? entry(remotes.standIn(game), game) : wanted;
    }

    private String exactName(String name, Game game, Policy found) {
        return HousePlayers.isName(name)
                ? HousePlayers.NAME
                : PolicyName.of(run(name, game).name(), runs.parts(name).agent(), found.version());
    }

    /**
     * The policy that a name means.
     *
     * @throws UnknownNameException naming the nearest player
     * @throws AgonException when its file is damaged, or it plays another game
     */
    public Policy policy(String name, Game game) {
        if (!HousePlayers.isName(name)) {
            return snapshot(name, game);
        }
        HousePlayers.gameIn(name).ifPresent(plays -> requireSame(name, plays, game));
        return house.policy(game);
    }

    /**
     * The policy that a name means, with the layout that it was trained on: it need not fit any game.
     *
     * @param game whose house player or newest run is meant where the name has no run
     * @throws UnknownNameException naming the nearest player
     * @throws AgonException when its file is damaged
     */
    public StoredPolicy stored(String name, Game game, Games games) {
        return HousePlayers.isName(name)
                ? HousePlayers.stored(HousePlayers.gameIn(name).map(games::get).orElse(game), games)
                : snapshots(name, game).stored(runs.parts(name).which(), games);
    }

    private RunSnapshots snapshots(String name, Game game) {
        return new RunSnapshots(run(name, game), runs.parts(name).agent(), cache);
    }

    /** The name in the league of a run, e.g. {@code main@12}, of what is named as one of that run's snapshots; empty for all other names. */
    public static Optional<String> inLeague(String run, String name) {
        PolicyName parts = PolicyName.of(name, run::equals);
        return parts.run().equals(run)
                ? parts.version().map(version -> PlayerName.snapshot(parts.agent(), version))
                : Optional.empty();
    }

    /** The name by which anybody can name who is called so in the league of that run. */
    public static String outsideLeague(String run, String name) {
        return PlayerName.isSnapshot(name)
                ? PolicyName.of(run, PlayerName.agentOf(name), PlayerName.versionOf(name))
                : name;
    }

    /** Whether the name means a learned policy, if it means anything. */
    public static boolean isPolicy(String name) {
        return !name.startsWith(BOT) && !RemoteBots.isRemote(name) && !name.equals(HUMAN);
    }

    /**
     * A bot of the game's own, or of a library on the class path.
     *
     * @throws UnknownNameException naming the bots there are
     * @throws AgonException where a library refuses the name
     */
    public static ResolvedPlayer bot(String bot, Game game) {
        Game.BotFactory factory;
        try {
            factory = BotLibraries.onClassPath().get(bot, game);
        } catch (UnknownNameException unknown) {
            throw unknown;
        } catch (IllegalArgumentException refused) {
            throw AgonException.usage(BOT + bot + ": " + refused.getMessage());
        }
        return new ResolvedPlayer(BOT + bot, PlayerKind.BOT, factory::create);
    }

    private Policy snapshot(String name, Game game) {
        RunFolder run = run(name, game);
        requireSame(name, run.config().game(), game);
        return snapshots(name, game).policy(runs.parts(name).which(), game);
    }

    private static void requireSame(String name, String plays, Game game) {
        if (!plays.equals(game.name())) {
            throw AgonException.usage(name + " plays " + plays + ", not " + game.name());
        }
    }

    private RunFolder run(String name, Game game) {
        return runs.of(name, game, () -> offers.names(game));
    }

    /**
     * The game that a player's run plays, with the run's settings, or that a house player ships with; empty for players of every game.
     *
     * @throws UnknownNameException when there is no such run or game
     */
    public Optional<Game> gameOf(String player, Games games) {
        String name = PlayedPolicy.of(player).policy();
        if (HousePlayers.isName(name)) {
            return HousePlayers.gameIn(name).map(games::get);
        }
        return isPolicy(name) ? runs.gameOf(name, player, games) : Optional.empty();
    }

    @Override
    public Player create(String name, Game game, long seed) {
        return answered(() -> resolve(name, game).sit(seed));
    }

    @Override
    public Player createAgain(String name, Game game, long seed) {
        Player again = RemoteBots.isRemote(name) ? remotes.again(name, game, seed) : null;
        return again == null ? create(name, game, seed) : again;
    }

    @Override
    public List<PlayerEntry> list(Game game) {
        return offers.of(game);
    }

    /** A snapshot has its rating also where only some of its run's snapshots are listed, or it is of another run. */
    @Override
    public PlayerEntry entry(String name, Game game) {
        return answered(() -> known(name, game));
    }

    private PlayerEntry known(String name, Game game) {
        PolicyName parts = runs.parts(name);
        if (parts.run().isEmpty() || parts.version().isEmpty()) {
            return PlayerSource.super.entry(name, game);
        }
        return RunOffers.entry(
                name,
                snapshots(name, game).ratings().get(parts.version().get()),
                "The policy as it was at version " + parts.which() + ".");
    }

    /** What an arena asked for; what is wrong with the name or the file is told in the way that it answers with a sentence. */
    private static <T> T answered(Supplier<T> asked) {
        try {
            return asked.get();
        } catch (AgonException refused) {
            if (refused.exitCode() == AgonException.USAGE || refused.exitCode() == AgonException.INPUT) {
                throw new IllegalArgumentException(refused.getMessage(), refused);
            }
            throw refused;
        }
    }
}
