package dev.agon.league.players;

import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.StoredPolicy;
import dev.agon.game.BotLibraries;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Player;
import dev.agon.game.UnknownNameException;
import dev.agon.league.AgonException;
import dev.agon.league.config.RunConfig;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.RunFolders;
import dev.agon.league.store.PlayerName;
import dev.agon.server.PlayerEntry;
import dev.agon.server.PlayerKind;
import dev.agon.server.PlayerSource;
import dev.agon.server.remote.RemoteBots;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All players that a name can mean on this machine. Names are {@code RUN@latest}, {@code RUN@best}, {@code RUN@N}, {@code house}
 * and {@code bot:NAME}; {@code RUN} alone is its latest, and without a run ({@code @latest}) the newest run of the game is
 * meant. {@code RUN@AGENT@N}, {@code RUN@AGENT@latest} and so on are those of another agent than the main one. A policy looks ahead
 * where its name goes on {@code +search} or {@code +searchSIMULATIONS}. Thread-safe.
 */
public final class PlayerCatalogue implements PlayerSource {
    private static final String HOUSE = "house";
    private static final String BOT = "bot:";
    private static final String HUMAN = "human";

    private final RunFolders runs;
    private final @Nullable RunFolder home;
    private final PolicyCache cache = new PolicyCache();
    private final HousePlayers house = new HousePlayers();
    private final @Nullable RemoteBots remotes;

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
        this.runs = runs;
        this.home = home;
        this.remotes = remotes;
    }

    /**
     * Understands a name.
     *
     * @throws UnknownNameException naming the nearest bot, run or snapshot
     * @throws AgonException when the player is known but cannot sit here, or its file is damaged
     */
    public ResolvedPlayer resolve(String name, Game game) {
        if (name.startsWith(BOT)) {
            return bot(name.substring(BOT.length()), game);
        }
        if (name.equals(HUMAN)) {
            throw AgonException.usage("a human plays in the browser: start ./agon serve and open its Play page");
        }
        if (RemoteBots.isRemote(name)) {
            return remote(name, game);
        }
        PlayedPolicy played = PlayedPolicy.of(name);
        Policy found = policy(played.policy(), game);
        return played.player(exactName(played.policy(), game, found), found);
    }

    private ResolvedPlayer remote(String name, Game game) {
        String bot = name.substring(RemoteBots.PREFIX.length());
        if (!RemoteBots.isName(bot)) {
            throw AgonException.usage("'" + name + "' names no remote bot: after " + RemoteBots.PREFIX
                    + " comes its name, " + RemoteBots.NAME_RULE);
        }
        RemoteBots there = remotes;
        if (there == null) {
            throw AgonException.usage(name + " cannot dial in here; remote bots play where ./agon serve, ./agon train,"
                    + " ./agon match or ./agon eval waits for them");
        }
        return new ResolvedPlayer(name, PlayerKind.REMOTE, seed -> seat(there::sit, there, bot, game, seed));
    }

    /** How a remote bot is given its seats. */
    private interface Seating {
        Player sit(String bot, Game game, String standInName, @Nullable Player standIn);
    }

    private Player seat(Seating seating, RemoteBots there, String bot, Game game, long seed) {
        if (!there.wantsStandIns()) {
            return seating.sit(bot, game, "", null);
        }
        String other = standInName(game);
        Player standIn = resolve(other, game).sit(seed);
        try {
            return seating.sit(bot, game, other, standIn);
        } catch (RuntimeException absent) {
            standIn.close();
            throw absent;
        }
    }

    private String standInName(Game game) {
        return house.has(game) ? HOUSE : BOT + "random";
    }

    /** A remote bot sits at one table for each time that it dials in, and is not kept there for a person who may come back. */
    @Override
    public PlayerEntry standIn(PlayerEntry wanted, Game game) {
        return wanted.kind() == PlayerKind.REMOTE ? entry(standInName(game), game) : wanted;
    }

    private String exactName(String name, Game game, Policy found) {
        return name.equals(HOUSE)
                ? HOUSE
                : PolicyName.of(runOf(name, game).name(), parts(name).agent(), found.version());
    }

    /**
     * The policy that a name means.
     *
     * @throws UnknownNameException naming the nearest player
     * @throws AgonException when its file is damaged, or it plays another game
     */
    public Policy policy(String name, Game game) {
        return name.equals(HOUSE) ? house.policy(game) : snapshot(name, game);
    }

    /**
     * The policy that a name means, with the layout that it was trained on: it need not fit any game.
     *
     * @param game whose house player or newest run is meant where the name has no run
     * @throws UnknownNameException naming the nearest player
     * @throws AgonException when its file is damaged
     */
    public StoredPolicy stored(String name, Game game, Games games) {
        return name.equals(HOUSE)
                ? HousePlayers.stored(game, games)
                : snapshots(name, game).stored(parts(name).which(), games);
    }

    private RunSnapshots snapshots(String name, Game game) {
        return new RunSnapshots(runOf(name, game), parts(name).agent(), cache);
    }

    private PolicyName parts(String name) {
        return PolicyName.of(name, run -> home != null && home.name().equals(run) || runs.has(run));
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
        RunFolder run = runOf(name, game);
        String plays = run.config().game();
        if (!plays.equals(game.name())) {
            throw AgonException.usage(name + " plays " + plays + ", not " + game.name());
        }
        return snapshots(name, game).policy(parts(name).which(), game);
    }

    private RunFolder runOf(String name, Game game) {
        String run = parts(name).run();
        return run.isEmpty() ? newestOf(game) : run(run, name, game);
    }

    private RunFolder newestOf(Game game) {
        return homeOf(game.name())
                .or(() -> runs.newest(game.name()))
                .orElseThrow(() -> AgonException.usage("there is no run of " + game.name() + " in " + runs.root()
                        + "; start one with: ./agon train --game " + game.name()));
    }

    private RunFolder run(String runName, String playerName, Game game) {
        if (home != null && home.name().equals(runName)) {
            return home;
        }
        try {
            return runs.find(runName);
        } catch (UnknownNameException e) {
            throw new UnknownNameException("player", playerName, names(game));
        }
    }

    private List<String> names(Game game) {
        List<String> names =
                new ArrayList<>(list(game).stream().map(PlayerEntry::name).toList());
        if (house.has(game)) {
            names.add(HOUSE + PlayedPolicy.GREEDY);
        }
        runs.all().forEach(run -> names.add(run.name() + "@" + RunSnapshots.LATEST));
        return names.stream().distinct().toList();
    }

    /**
     * The game that a player's run plays, with the run's settings; empty for players of every game.
     *
     * @throws UnknownNameException when there is no such run
     */
    public Optional<Game> gameOf(String player, Games games) {
        String name = PlayedPolicy.of(player).policy();
        String runName = parts(name).run();
        if (runName.isEmpty() || name.equals(HOUSE) || !isPolicy(name)) {
            return Optional.empty();
        }
        return Optional.of(runOfAnyGame(runName, player).config().resolveGame(games));
    }

    /** What is no run may be a slip in the name of another player than a run's. */
    private RunFolder runOfAnyGame(String runName, String player) {
        if (home != null && home.name().equals(runName)) {
            return home;
        }
        try {
            return runs.find(runName);
        } catch (UnknownNameException noRun) {
            List<String> known = new ArrayList<>(List.of(HOUSE));
            runs.all().forEach(run -> known.add(run.name() + "@" + RunSnapshots.LATEST));
            throw new UnknownNameException("player", player, known);
        }
    }

    @Override
    public Player create(String name, Game game, long seed) {
        return resolve(name, game).sit(seed);
    }

    @Override
    public Player createAgain(String name, Game game, long seed) {
        RemoteBots there = remotes;
        return there != null && RemoteBots.isRemote(name)
                ? seat(there::sitAgain, there, name.substring(RemoteBots.PREFIX.length()), game, seed)
                : create(name, game, seed);
    }

    @Override
    public List<PlayerEntry> list(Game game) {
        List<PlayerEntry> entries = new ArrayList<>();
        Optional<RunFolder> run = homeOf(game.name()).or(() -> runs.newestRated(game.name()));
        run.ifPresent(known -> entries.addAll(RunOffers.of(known, cache)));
        if (house.has(game)) {
            entries.add(house(HOUSE, game, "The small trained policy that ships with the game."));
            if (game.perfectInformation()) {
                entries.add(
                        house(HOUSE + PlayedPolicy.SEARCH, game, "The house player, looking ahead before it moves."));
            }
        }
        if (remotes != null) {
            entries.addAll(remotes.list(game));
        }
        entries.addAll(bots(game, run.map(known -> known.config().anchors(game)).orElse(game.anchors())));
        entries.sort(Comparator.comparing(
                entry -> entry.rating() == null ? Double.NEGATIVE_INFINITY : entry.rating(),
                Comparator.reverseOrder()));
        return entries;
    }

    /** A snapshot has its rating also where only some of its run's snapshots are listed, or it is of another run. */
    @Override
    public PlayerEntry entry(String name, Game game) {
        PolicyName parts = parts(name);
        if (parts.run().isEmpty() || parts.version().isEmpty()) {
            return PlayerSource.super.entry(name, game);
        }
        return RunOffers.entry(
                name,
                snapshots(name, game).ratings().get(parts.version().get()),
                "The policy as it was at version " + parts.which() + ".");
    }

    private static PlayerEntry house(String name, Game game, String description) {
        return HouseRatings.of(game, name)
                .map(rating -> new PlayerEntry(name, PlayerKind.AGENT, rating.mean(), rating.sigma(), description))
                .orElseGet(() -> PlayerEntry.unrated(name, PlayerKind.AGENT, description));
    }

    private static List<PlayerEntry> bots(Game game, List<Game.Anchor> anchors) {
        Set<String> bots = new TreeSet<>(game.bots().keySet());
        anchors.forEach(anchor -> bots.add(anchor.bot()));
        List<PlayerEntry> entries = new ArrayList<>();
        for (String bot : bots) {
            Optional<Game.Anchor> anchor =
                    anchors.stream().filter(a -> a.bot().equals(bot)).findFirst();
            String name = PlayerName.bot(bot);
            entries.add(
                    anchor.isPresent()
                            ? new PlayerEntry(name, PlayerKind.BOT, anchor.get().rating(), 0.0, "Its rating is fixed.")
                            : PlayerEntry.unrated(name, PlayerKind.BOT, "Scripted."));
        }
        return entries;
    }

    private Optional<RunFolder> homeOf(String game) {
        return Optional.ofNullable(home).filter(run -> plays(run, game));
    }

    private static boolean plays(RunFolder run, String game) {
        RunConfig config = run.config();
        return config.game().equals(game);
    }
}
