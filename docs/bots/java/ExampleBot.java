import com.linecorp.armeria.client.grpc.GrpcClients;
import dev.agon.proto.arena.*;
import dev.agon.proto.arena.BotsGrpc.BotsStub;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.nio.file.*;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A bot for Agon in Java: gives every actor a random legal order, and says how the matches ended. In the project's folder:
 * <pre>java -cp 'cli/target/classes:cli/target/lib/*' docs/bots/java/ExampleBot.java HOST:PORT NAME TOKEN_FILE [GAME ...]</pre>
 */
public class ExampleBot implements StreamObserver<ServerMessage> {
    private final CompletableFuture<Status> hungUp = new CompletableFuture<>(); // and why
    private StreamObserver<ClientMessage> server;
    private int seat; // whose outcome is told

    public static void main(String[] arguments) throws Exception {
        dialIn(ExampleBot::new, arguments, Stream.of(arguments).skip(3).toList());
    }

    /** Dials in and plays whatever is offered, with a new bot whenever the server was gone. */
    static void dialIn(Supplier<ExampleBot> bots, String[] arguments, List<String> games) throws Exception {
        if (arguments.length < 3) stop(2, "usage: HOST:PORT NAME TOKEN_FILE [GAME ...]");
        BotsStub stub = GrpcClients.builder("gproto+http://" + arguments[0] + "/")
                .setHeader("authorization", "Bearer " + token(Path.of(arguments[2]), arguments[1]))
                .responseTimeoutMillis(0).maxResponseLength(0)
                .build(BotsStub.class);
        Bot self = Bot.newBuilder().setName(arguments[1]).addAllGames(games).setFullFrames(true).build();
        System.out.println(arguments[1] + " dials " + arguments[0] + " until an arena answers there");
        Status why = Status.UNAVAILABLE;
        while (why.getCode() == Status.Code.UNAVAILABLE) {
            ExampleBot bot = bots.get();
            bot.server = stub.dialIn(bot);
            bot.send(ClientMessage.newBuilder().setHello(Hello.newBuilder().setProtocol(1).setBot(self)));
            why = bot.hungUp.join();
            Thread.sleep(1000); // nobody serves there just now
        }
        stop(1, why.getCode() + ": " + why.getDescription());
    }

    private static String token(Path file, String name) throws Exception {
        String token = Files.isReadable(file) && !Files.isDirectory(file) ? new String(Files.readAllBytes(file)).strip() : "";
        String how = "; make one: ./agon token new --role player --name " + name + " --out " + file;
        if (!token.matches("[!-~]+")) stop(2, "no token in " + file + how);
        return token;
    }

    private static void stop(int code, String why) {
        System.err.println(why);
        System.exit(code);
    }

    @Override
    public void onNext(ServerMessage message) {
        switch (message.getMessageCase()) {
            case WELCOME -> System.out.println("waits for a match");
            case STAGE -> {
                seat = message.getStage().getOwnSeat();
                System.out.println("plays " + message.getStage().getGame().getName() + " in seat " + seat);
            }
            case TURN -> { // a Frame came before, with all that can be seen
                message.getTurn().getActorsList().forEach(actor -> choose(actor, message.getTurn()));
                send(ClientMessage.newBuilder().setDone(Done.newBuilder().setTick(message.getTurn().getTick())));
            }
            case OVER -> System.out.println(
                    "over: " + (message.getOver().getOutcomesCount() == 0 ? "broken off" : message.getOver().getOutcomes(seat)));
            case REFUSED -> System.out.println("refused: " + message.getRefused().getText());
            default -> {}
        }
    }

    /** Gives one actor an order, here any legal one: the place to be clever. Who is told nothing keeps its order, or does nothing. */
    void choose(Actor actor, Turn turn) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        Choice choice = actor.getChoices(random.nextInt(actor.getChoicesCount()));
        int target = choice.getTargetsCount() == 0 ? 0 : choice.getTargets(random.nextInt(choice.getTargetsCount()));
        Order.Builder order = Order.newBuilder().setActor(actor.getActor()).setSeat(actor.getSeat());
        send(ClientMessage.newBuilder().setOrder(order.setVerb(choice.getVerb()).setTarget(target).setTick(turn.getTick())));
    }

    final void send(ClientMessage.Builder message) {
        server.onNext(message.build());
    }

    @Override
    public void onError(Throwable failure) {
        hungUp.complete(Status.fromThrowable(failure));
    }

    @Override
    public void onCompleted() {
        hungUp.complete(Status.UNAVAILABLE);
    }
}
