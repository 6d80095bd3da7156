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
import java.util.random.RandomGenerator;

/**
 * A bot for Agon in Java: gives every actor a random legal order, and says how the matches ended. In the project's folder, once
 * ./agon has been built:
 *
 * <pre>java -cp 'cli/target/lib/*' docs/bots/java/RandomBot.java HOST:PORT NAME TOKEN_FILE [GAME ...]</pre>
 */
public final class RandomBot implements StreamObserver<ServerMessage> {
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final CompletableFuture<Status> hungUp = new CompletableFuture<>(); // and why
    private final StreamObserver<ClientMessage> server;
    private int seat; // whose outcome is told

    private RandomBot(BotsStub bots, Bot self) {
        server = bots.dialIn(this);
        Hello hello = Hello.newBuilder().setProtocol(1).setBot(self).build();
        server.onNext(ClientMessage.newBuilder().setHello(hello).build());
    }

    public static void main(String[] arguments) throws Exception {
        String token = Files.readString(Path.of(arguments[2])).strip();
        BotsStub bots = GrpcClients.builder("gproto+http://" + arguments[0] + "/")
                .setHeader("authorization", "Bearer " + token)
                .responseTimeoutMillis(0)
                .maxResponseLength(0)
                .build(BotsStub.class);
        List<String> games = List.of(arguments).subList(3, arguments.length);
        Bot self = Bot.newBuilder().setName(arguments[1]).addAllGames(games).setFullFrames(true).build();
        Status why = Status.UNAVAILABLE;
        while (why.getCode() == Status.Code.UNAVAILABLE) {
            why = new RandomBot(bots, self).hungUp.join();
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
            case TURN -> answer(message.getTurn()); // a Frame came before, with all that can be seen
            case OVER -> {
                List<Float> outcomes = message.getOver().getOutcomesList();
                System.out.println("over: " + (outcomes.isEmpty() ? "broken off" : outcomes.get(seat)));
            }
            case REFUSED -> System.out.println("refused: " + message.getRefused().getText());
            default -> {}
        }
    }

    /** One order for each actor that has a choice; what is left out keeps its order, or does what stands in for none. */
    private void answer(Turn turn) {
        for (Actor actor : turn.getActorsList()) {
            Choice choice = any(actor.getChoicesList()); // the place to be clever
            int target = choice.getTargetsCount() == 0 ? 0 : any(choice.getTargetsList());
            Order.Builder order = Order.newBuilder().setActor(actor.getActor()).setSeat(actor.getSeat());
            order.setVerb(choice.getVerb()).setTarget(target).setTick(turn.getTick());
            server.onNext(ClientMessage.newBuilder().setOrder(order).build());
        }
        server.onNext(ClientMessage.newBuilder().setDone(Done.newBuilder().setTick(turn.getTick())).build());
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
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
