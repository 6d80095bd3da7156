import com.linecorp.armeria.client.grpc.GrpcClients;
import dev.agon.proto.arena.Actor;
import dev.agon.proto.arena.Bot;
import dev.agon.proto.arena.BotsGrpc.BotsStub;
import dev.agon.proto.arena.Choice;
import dev.agon.proto.arena.ClientMessage;
import dev.agon.proto.arena.Done;
import dev.agon.proto.arena.Hello;
import dev.agon.proto.arena.Order;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.proto.arena.Turn;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * A bot for Agon in Java: gives every actor a random legal order, and says how the matches ended. In the project's folder:
 * <pre>java -cp 'cli/target/classes:cli/target/lib/*' docs/bots/java/ExampleBot.java HOST:PORT NAME TOKEN_FILE [GAME ...]</pre>
 */
public class ExampleBot implements StreamObserver<ServerMessage> {
    private final CompletableFuture<Status> hungUp = new CompletableFuture<>(); // and why
    private StreamObserver<ClientMessage> server;
    private int seat; // whose outcome is told

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 3) {
            System.err.println("usage: ExampleBot HOST:PORT NAME TOKEN_FILE [GAME ...]");
            System.exit(2);
        }
        dialIn(ExampleBot::new, arguments, List.of(arguments).subList(3, arguments.length));
    }

    /** Dials in and plays whatever is offered, with a new bot whenever the server was gone. */
    static void dialIn(Supplier<ExampleBot> bots, String[] arguments, List<String> games) throws Exception {
        BotsStub stub = GrpcClients.builder("gproto+http://" + arguments[0] + "/")
                .setHeader("authorization", "Bearer " + Files.readString(Path.of(arguments[2])).strip())
                .responseTimeoutMillis(0)
                .maxResponseLength(0)
                .build(BotsStub.class);
        Bot self = Bot.newBuilder().setName(arguments[1]).addAllGames(games).setFullFrames(true).build();
        Status why = Status.UNAVAILABLE;
        while (why.getCode() == Status.Code.UNAVAILABLE) {
            ExampleBot bot = bots.get();
            bot.server = stub.dialIn(bot);
            bot.send(ClientMessage.newBuilder().setHello(Hello.newBuilder().setProtocol(1).setBot(self)));
            why = bot.hungUp.join();
            Thread.sleep(1000); // nobody serves there just now
        }
        System.err.println(why.getCode() + ": " + why.getDescription());
        System.exit(1);
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
