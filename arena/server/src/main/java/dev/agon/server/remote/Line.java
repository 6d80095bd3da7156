package dev.agon.server.remote;

import dev.agon.game.Game;
import dev.agon.game.Observation;
import dev.agon.game.UnknownNameException;
import dev.agon.proto.arena.Bot;
import dev.agon.proto.arena.ClientMessage;
import dev.agon.proto.arena.Frame;
import dev.agon.proto.arena.Hello;
import dev.agon.proto.arena.Pong;
import dev.agon.proto.arena.Refusal;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.proto.arena.Stage;
import dev.agon.proto.arena.Welcome;
import dev.agon.server.Conduct.Gone;
import dev.agon.server.access.Grant;
import dev.agon.server.wire.FrameEncoder;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call of a bot: in the line for seats, or in them. Used under the lock of its {@link RemoteBots}. */
final class Line implements StreamObserver<ClientMessage> {
    /** The protocol spoken. */
    private static final int PROTOCOL = 1;

    private static final Logger LOG = LoggerFactory.getLogger(Line.class);

    private final RemoteBots home;
    private final Grant grant;
    private final BotOutbox out;
    private final Allowance allowance;
    private @Nullable Bot bot;
    private @Nullable RemotePlayer player;
    private @Nullable FrameEncoder frames;
    private @Nullable Observation shown;
    private boolean ended;
    private long lastHeardNanos;

    /**
     * A call that has just begun.
     *
     * @param soon does on another thread what cannot be done in the midst of something else
     */
    Line(RemoteBots home, Grant grant, StreamObserver<ServerMessage> out, Executor soon) {
        this.home = home;
        this.grant = grant;
        this.out = new BotOutbox(out, () -> soon.execute(this::endUnread));
        lastHeardNanos = System.nanoTime();
        allowance = new Allowance(lastHeardNanos);
    }

    // What the bot says.

    @Override
    public void onNext(ClientMessage message) {
        synchronized (home) {
            if (ended) {
                return;
            }
            lastHeardNanos = System.nanoTime();
            if (allowance.allows(lastHeardNanos)) {
                handle(message);
            } else {
                expel(Status.RESOURCE_EXHAUSTED, "too many messages: answer each Turn once");
            }
        }
    }

    private void handle(ClientMessage message) {
        if (bot == null && !message.hasHello()) {
            expel(Status.FAILED_PRECONDITION, "say Hello first");
            return;
        }
        switch (message.getMessageCase()) {
            case HELLO -> hello(message.getHello());
            case ORDER -> {
                if (player == null) {
                    refuse(
                            Refusal.NOT_YOUR_TURN,
                            "You have no seat.",
                            message.getOrder().getActor(),
                            0);
                } else {
                    player.hear(message.getOrder());
                }
            }
            case DONE -> {
                if (player != null) {
                    player.done(message.getDone().getTick());
                }
            }
            case PING ->
                send(ServerMessage.newBuilder()
                        .setPong(Pong.newBuilder().setNanos(message.getPing().getNanos()))
                        .build());
            case LEAVE -> end(Gone.LEFT, Status.OK);
            default -> refuse(Refusal.BAD_MESSAGE, "Bots say Hello, Order, Done, Ping and Leave.", 0, 0);
        }
    }

    private void hello(Hello hello) {
        Bot caller = hello.getBot();
        if (bot != null) {
            refuse(Refusal.BAD_MESSAGE, "Hello was said before.", 0, 0);
        } else if (hello.getProtocol() != PROTOCOL) {
            expel(
                    Status.FAILED_PRECONDITION,
                    "this server speaks protocol " + PROTOCOL + ", not " + hello.getProtocol());
        } else if (!RemoteBots.isName(caller.getName())) {
            expel(Status.INVALID_ARGUMENT, "a bot's name is " + RemoteBots.NAME_RULE);
        } else if (!grant.allows(caller.getName())) {
            expel(Status.PERMISSION_DENIED, "the token is for a bot of another name than " + caller.getName());
        } else if (!grant.proves(caller.getName()) && home.ownsName(caller.getName())) {
            expel(Status.PERMISSION_DENIED, "the name " + caller.getName() + " belongs to another token");
        } else if (knowsGames(caller.getGamesList())) {
            bot = caller;
            LOG.info("Bot {} has dialled in", this);
            send(ServerMessage.newBuilder()
                    .setWelcome(Welcome.newBuilder().setProtocol(PROTOCOL))
                    .build());
            home.arrived(this);
        }
    }

    private boolean knowsGames(List<String> games) {
        try {
            games.forEach(home.games()::get);
            return true;
        } catch (UnknownNameException unknown) {
            expel(Status.INVALID_ARGUMENT, String.valueOf(unknown.getMessage()));
            return false;
        }
    }

    @Override
    public void onError(Throwable failure) {
        LOG.debug("The call of {} broke", this, failure);
        lost();
    }

    @Override
    public void onCompleted() {
        synchronized (home) {
            end(Gone.LEFT, Status.OK);
        }
    }

    /** The connection is gone. */
    void lost() {
        synchronized (home) {
            if (!ended) {
                ended = true;
                out.lost();
                depart(Gone.LOST);
            }
        }
    }

    /** Nobody said hello in time. */
    void endUnlessWelcomed() {
        synchronized (home) {
            if (bot == null) {
                expel(Status.DEADLINE_EXCEEDED, "no Hello came");
            }
        }
    }

    // What it is told.

    /** The bot is about to be given seats. */
    void reserve(RemotePlayer at) {
        player = at;
    }

    /** The bot takes its seats: all that it was shown before is to be forgotten. */
    void begin(Game game, Stage stage) {
        shown = null;
        frames = new FrameEncoder(game.layout());
        send(ServerMessage.newBuilder().setStage(stage).build());
    }

    /** Shows what is seen now and asks for orders. */
    void ask(Question question, Observation seen) {
        allowance.grant(question.messages());
        send(ServerMessage.newBuilder().setFrame(frame(seen)).build());
        send(ServerMessage.newBuilder().setTurn(question.turn).build());
    }

    private Frame frame(Observation seen) {
        FrameEncoder encoder = frames;
        if (encoder == null || bot == null) {
            throw new IllegalStateException("a bot without seats is shown nothing");
        }
        Observation before = shown;
        if (bot.getFullFrames() || before == null) {
            Observation kept = new Observation(seen.layout, seen.maxActors / seen.layout.maxActorsPerSeat());
            kept.copyFrom(seen);
            shown = kept;
            return encoder.full(seen, List.of());
        }
        Frame changes = encoder.delta(before, seen, List.of());
        before.copyFrom(seen);
        return changes;
    }

    void refuse(Refusal reason, String text, int actor, int tick) {
        out.refuse(reason, text, actor, tick);
    }

    void send(ServerMessage message) {
        out.send(message);
    }

    /** The seats are given up: the bot is free for others. */
    void release() {
        player = null;
        home.arrived(this);
    }

    /** Ends the call of a bot that let its host wait for too long. */
    void giveUp() {
        end(Gone.SILENT, Status.DEADLINE_EXCEEDED.withDescription("no answer came for too long"));
    }

    /** Its token is no longer good. */
    void tokenEnded(String why) {
        synchronized (home) {
            expel(Status.UNAUTHENTICATED, why);
        }
    }

    /** All that waited for the bot has left. Comes with nearly every message, so that it waits for no lock. */
    void allRead() {
        out.left();
    }

    private void endUnread() {
        synchronized (home) {
            expel(Status.RESOURCE_EXHAUSTED, "too many messages wait for you: read what you are sent");
        }
    }

    /** The server stops. */
    void close() {
        end(Gone.LEFT, Status.UNAVAILABLE.withDescription("the server stops"));
    }

    private void expel(Status status, String why) {
        LOG.info("Bot {} is sent away: {}", this, why);
        end(Gone.EXPELLED, status.withDescription(why));
    }

    private void end(Gone why, Status status) {
        if (ended) {
            return;
        }
        ended = true;
        out.end(status);
        depart(why);
    }

    private void depart(Gone why) {
        home.departed(this);
        RemotePlayer at = player;
        player = null;
        if (at != null) {
            at.departed(why);
        }
    }

    // Who it is.

    boolean isCalled(String name) {
        return bot != null && bot.getName().equals(name);
    }

    /** Whether the token shows that the name is the bot's own. */
    boolean proven() {
        return bot != null && grant.proves(bot.getName());
    }

    boolean plays(Game game) {
        return bot != null && (bot.getGamesCount() == 0 || bot.getGamesList().contains(game.name()));
    }

    boolean idle() {
        return bot != null && player == null;
    }

    String name() {
        return bot == null ? "" : bot.getName();
    }

    long lastHeardNanos() {
        return lastHeardNanos;
    }

    @Override
    public String toString() {
        return (bot == null ? "(unnamed)" : bot.getName()) + " by token " + grant.id();
    }
}
