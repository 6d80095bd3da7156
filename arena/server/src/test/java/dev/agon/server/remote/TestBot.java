package dev.agon.server.remote;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.grpc.GrpcClients;
import dev.agon.proto.arena.Bot;
import dev.agon.proto.arena.BotsGrpc.BotsStub;
import dev.agon.proto.arena.ClientMessage;
import dev.agon.proto.arena.Done;
import dev.agon.proto.arena.Hello;
import dev.agon.proto.arena.Order;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.proto.arena.ServerMessage.MessageCase;
import dev.agon.proto.arena.Turn;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A bot that does what a test tells it to, over a real connection. */
final class TestBot implements ClientResponseObserver<ClientMessage, ServerMessage>, AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final BlockingQueue<ServerMessage> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<Status> hungUp = new CompletableFuture<>();
    private final boolean reads;
    private ClientCallStreamObserver<ClientMessage> call;

    private TestBot(boolean reads) {
        this.reads = reads;
    }

    /** Dials and says nothing. */
    static TestBot dial(String address, String token) {
        return dial(address, token, ClientFactory.ofDefault(), true);
    }

    /** Dials, says nothing and reads nothing until {@link #read}. */
    static TestBot dialWithoutReading(String address, String token, ClientFactory connections) {
        return dial(address, token, connections, false);
    }

    private static TestBot dial(String address, String token, ClientFactory connections, boolean reads) {
        TestBot bot = new TestBot(reads);
        BotsStub bots = GrpcClients.builder("gproto+" + address + "/")
                .factory(connections)
                .setHeader("authorization", "Bearer " + token)
                .responseTimeoutMillis(0)
                .maxResponseLength(0)
                .build(BotsStub.class);
        bots.dialIn(bot);
        return bot;
    }

    /** Dials, says hello and is welcomed. */
    static TestBot dial(String address, String token, Bot self) {
        TestBot bot = dial(address, token);
        bot.hello(self);
        bot.next(MessageCase.WELCOME);
        return bot;
    }

    static Bot called(String name) {
        return Bot.newBuilder().setName(name).build();
    }

    void hello(Bot self) {
        say(ClientMessage.newBuilder()
                .setHello(Hello.newBuilder().setProtocol(1).setBot(self)));
    }

    void say(ClientMessage.Builder message) {
        call.onNext(message.build());
    }

    void order(Order.Builder order) {
        say(ClientMessage.newBuilder().setOrder(order));
    }

    void done(Turn turn) {
        say(ClientMessage.newBuilder().setDone(Done.newBuilder().setTick(turn.getTick())));
    }

    void read() {
        call.request(Integer.MAX_VALUE);
    }

    /** Ends the call in order. */
    void leave() {
        call.onCompleted();
    }

    /** The program crashes. */
    void crash() {
        call.cancel("crashed", null);
    }

    /** The next message of the kind; others are passed over. */
    ServerMessage next(MessageCase kind) {
        ServerMessage message = next();
        while (message.getMessageCase() != kind) {
            message = next();
        }
        return message;
    }

    ServerMessage next() {
        try {
            ServerMessage message = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertNotNull(message, "nothing was heard for " + PATIENCE_SECONDS + " s");
            return message;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    boolean heardMore() {
        return !heard.isEmpty();
    }

    /** Why the server ended the call. */
    Status hungUp() {
        try {
            return hungUp.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException waiting) {
            assertTrue(hungUp.isDone(), "the call goes on");
            throw new IllegalStateException(waiting);
        } catch (InterruptedException | java.util.concurrent.ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<ClientMessage> outgoing) {
        call = outgoing;
        if (!reads) {
            call.disableAutoRequestWithInitial(0);
        }
    }

    @Override
    public void onNext(ServerMessage message) {
        heard.add(message);
    }

    @Override
    public void onError(Throwable failure) {
        hungUp.complete(Status.fromThrowable(failure));
    }

    @Override
    public void onCompleted() {
        hungUp.complete(Status.OK);
    }

    @Override
    public void close() {
        if (!hungUp.isDone()) {
            crash();
        }
    }
}
