package dev.agon.server.remote;

import com.linecorp.armeria.common.grpc.GrpcSerializationFormats;
import com.linecorp.armeria.server.HttpServiceWithRoutes;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServerListener;
import com.linecorp.armeria.server.grpc.GrpcService;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Player;
import dev.agon.server.Conduct;
import dev.agon.server.LatePlayer;
import dev.agon.server.PlayerEntry;
import dev.agon.server.PlayerKind;
import dev.agon.server.access.Grant;
import dev.agon.server.access.OpenRequests;
import dev.agon.server.access.Role;
import dev.agon.server.access.TokenBook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The programs that have dialled in to play, and who plays where. Thread-safe.
 *
 * <pre>{@code
 * RemoteBots bots = new RemoteBots(games, new TokenBook(folder, InstantSource.system()), RemoteSettings.live());
 * AgonServer.start(settings, bots::mount);
 * bots.list(game);                            // remote:NAME, …
 * LatePlayer player = bots.sit("NAME", game, null, null);
 * }</pre>
 */
public final class RemoteBots implements AutoCloseable {
    /** What names of remote bots begin with. */
    public static final String PREFIX = "remote:";

    /** What a bot's name is made of, in words. */
    public static final String NAME_RULE =
            "1 to 32 letters, digits, hyphens, dots and underscores, a letter or digit first";

    private static final int MOST_REMEMBERED = 1000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,31}");
    private static final Logger LOG = LoggerFactory.getLogger(RemoteBots.class);

    private final Games games;
    private final TokenBook tokens;
    private final RemoteSettings settings;
    private final Set<Line> lines = new LinkedHashSet<>();
    private final Set<RemotePlayer> seated = new LinkedHashSet<>();
    private final Map<String, Conduct> conducts = new LinkedHashMap<>();

    /** Nobody is there yet. */
    public RemoteBots(Games games, TokenBook tokens, RemoteSettings settings) {
        this.games = games;
        this.tokens = tokens;
        this.settings = settings;
    }

    /** Puts the service that bots dial on a server. */
    public void mount(ServerBuilder server) {
        OpenRequests open = OpenRequests.of(server, tokens);
        HttpServiceWithRoutes service = GrpcService.builder()
                .addService(new BotService(this, open))
                // No page of any site speaks this.
                .supportedSerializationFormats(GrpcSerializationFormats.PROTO)
                .maxRequestMessageLength(settings.mostMessageBytes())
                .build();
        server.service(
                service,
                delegate -> delegate.decorate((inner, context, request) -> {
                    context.clearRequestTimeout();
                    context.setMaxRequestLength(0);
                    return inner.serve(context, request);
                }));
        server.serverListener(
                ServerListener.builder().whenStopping(stopping -> close()).build());
    }

    // For those who make matches.

    /** Whether a bot may be called so, without {@code remote:}. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Whether the name is one of a remote bot. */
    public static boolean isRemote(String player) {
        return player.startsWith(PREFIX);
    }

    /** The bots that are there and play the game, by name. */
    public synchronized List<PlayerEntry> list(Game game) {
        List<PlayerEntry> entries = new ArrayList<>();
        for (String name : new TreeSet<>(names(game))) {
            boolean free = lines.stream().anyMatch(line -> line.isCalled(name) && line.plays(game) && line.idle());
            entries.add(PlayerEntry.unrated(PREFIX + name, PlayerKind.REMOTE, describe(name, free)));
        }
        return entries;
    }

    private List<String> names(Game game) {
        return lines.stream().filter(line -> line.plays(game)).map(Line::name).toList();
    }

    private String describe(String name, boolean free) {
        Conduct conduct = conducts.getOrDefault(name, Conduct.NONE);
        String faults = conduct.spotless()
                ? ""
                : String.format(
                        " So far late in %d of %d decisions, %d orders refused, lost %d times.",
                        conduct.late(), conduct.decisions(), conduct.refused(), conduct.lost());
        return (free ? "A program that has dialled in." : "A program that plays elsewhere just now.") + faults;
    }

    /** How the bots behaved in the matches that have ended, by name without {@code remote:}; of the last thousand of them. */
    public synchronized Map<String, Conduct> conducts() {
        return new LinkedHashMap<>(conducts);
    }

    /**
     * Waits until a bot of the name is there that plays the game.
     *
     * @param misfit hears, once, of one that is there and does not play it
     */
    public synchronized void awaitArrival(String name, Game game, Consumer<String> misfit) throws InterruptedException {
        boolean said = false;
        while (!names(game).contains(name)) {
            if (!said && lines.stream().anyMatch(line -> line.isCalled(name))) {
                said = true;
                misfit.accept(PREFIX + name + " is there but does not play " + game.name());
            }
            wait();
        }
    }

    /**
     * Gives the bot seats of one match, waiting for it where the settings say so.
     *
     * @param name without {@code remote:}
     * @param standInName what the other is called
     * @param standIn plays while the bot is away, or null for nobody; closed with the player
     * @throws AbsentBotException where it is not there, or plays elsewhere
     */
    public synchronized LatePlayer sit(String name, Game game, String standInName, @Nullable Player standIn) {
        Line free = awaitFree(name, game);
        RemotePlayer player = seat(name, game, free, standInName, standIn);
        free.reserve(player);
        return player;
    }

    /**
     * As {@link #sit}, for a match that goes on after its arena was lost, before anybody has dialled in: the bot's seats are held as if it
     * had been lost a moment ago.
     */
    public synchronized LatePlayer sitAgain(String name, Game game, String standInName, @Nullable Player standIn) {
        return seat(name, game, null, standInName, standIn);
    }

    private RemotePlayer seat(
            String name, Game game, @Nullable Line line, String standInName, @Nullable Player standIn) {
        RemotePlayer player =
                new RemotePlayer(this, name, game, line, standIn == null ? null : new StandIn(standInName, standIn));
        seated.add(player);
        return player;
    }

    /** A call of the bot that is free; one that plays elsewhere is waited for until it is, where bots are waited for at all. */
    private Line awaitFree(String name, Game game) {
        long patience = TimeUnit.MILLISECONDS.toNanos(settings.waitMillis());
        long last = System.nanoTime();
        for (Line free = idle(name, game); ; free = idle(name, game)) {
            if (free != null) {
                return free;
            }
            long now = System.nanoTime();
            last = patience > 0 && names(game).contains(name) ? now : last;
            long left = last + patience - now;
            if (left <= 0) {
                throw absent(name, game);
            }
            await(left);
        }
    }

    private @Nullable Line idle(String name, Game game) {
        return lines.stream()
                .filter(line -> line.isCalled(name) && line.plays(game) && line.idle())
                .findFirst()
                .orElse(null);
    }

    private AbsentBotException absent(String name, Game game) {
        if (names(game).contains(name)) {
            return new AbsentBotException(PREFIX + name
                    + " plays elsewhere just now; it can sit at one table for each time that it dials in.");
        }
        boolean there = lines.stream().anyMatch(line -> line.isCalled(name));
        return new AbsentBotException(PREFIX
                + name
                + (there ? " does not play " + game.name() + "." : " has not dialled in, or is gone again."));
    }

    /** Waits until something has happened, or so long. */
    void await(long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(this, nanos);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a bot", interrupted);
        }
    }

    /** Whether somebody should stand in for a bot that is away. */
    public boolean wantsStandIns() {
        return settings.forPeople();
    }

    // For calls and players, who hold the lock.

    Games games() {
        return games;
    }

    RemoteSettings settings() {
        return settings;
    }

    Optional<Grant> grant(String token) {
        return tokens.find(token, Role.PLAYER);
    }

    /** Whether the name is that of some bot's own token. */
    boolean ownsName(String name) {
        return tokens.isBound(name, Role.PLAYER);
    }

    /** Lets a call in, unless there are too many. */
    boolean admit(Line line) {
        return lines.size() < settings.mostCalls() && lines.add(line);
    }

    /** A call is free for seats: those that it lost, or any. */
    void arrived(Line line) {
        for (RemotePlayer player : seated) {
            if (player.mayReturn() && line.isCalled(player.name()) && line.plays(player.game())) {
                player.returned(line);
                return;
            }
        }
        notifyAll();
    }

    /** The player's call has ended; where its bot has another that is free, that goes on. */
    void callBack(RemotePlayer player) {
        Line other = idle(player.name(), player.game());
        if (other != null && player.mayReturn()) {
            player.returned(other);
        }
    }

    void departed(Line line) {
        lines.remove(line);
        LOG.info("Bot {} has gone", line);
        notifyAll();
    }

    void ended(RemotePlayer player, Conduct conduct) {
        seated.remove(player);
        Conduct sum = conducts.getOrDefault(player.name(), Conduct.NONE).plus(conduct);
        conducts.remove(player.name());
        conducts.put(player.name(), sum);
        if (conducts.size() > MOST_REMEMBERED) {
            conducts.remove(conducts.keySet().iterator().next());
        }
        if (!conduct.spotless()) {
            LOG.info("Bot {} in a match of {}: {}", player.name(), player.game().name(), conduct);
        }
    }

    /** Ends all calls. */
    @Override
    public synchronized void close() {
        List.copyOf(lines).forEach(Line::close);
    }
}
