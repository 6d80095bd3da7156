import dev.agon.proto.arena.Actor;
import dev.agon.proto.arena.ClientMessage;
import dev.agon.proto.arena.Order;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.proto.arena.Turn;
import java.util.List;

/**
 * A bridge between Agon and bots of the public game: it dials in as every bot does, keeps the {@link World} in that game's terms, and
 * gives what its player wishes as orders. {@link WorkerRush} is the player here; a bridge of your own asks another one.
 *
 * <pre>
 * javac -cp 'cli/target/lib/*' -d target/bridge docs/bots/java/ExampleBot.java docs/bots/microrts/*.java
 * java -cp 'target/bridge:cli/target/classes:cli/target/lib/*' MicrortsBridge HOST:PORT NAME TOKEN_FILE
 * </pre>
 */
public final class MicrortsBridge extends ExampleBot {
    private World world;

    public static void main(String[] arguments) throws Exception {
        dialIn(MicrortsBridge::new, arguments, List.of("microrts8", "microrts16"));
    }

    @Override
    public void onNext(ServerMessage message) {
        switch (message.getMessageCase()) {
            case STAGE -> world = new World(message.getStage());
            case FRAME -> world.read(message.getFrame());
            default -> {}
        }
        super.onNext(message);
    }

    /** The first wish that is legal. Who is told nothing waits a tick. */
    @Override
    void choose(Actor actor, Turn turn) {
        Unit unit = world.units.get(actor.getActor());
        for (Command wish : WorkerRush.wishes(world, unit)) {
            int target = wish.target(world.seen(wish.direction()));
            if (isLegal(actor, wish.verb(), target)) {
                Order.Builder order = Order.newBuilder().setActor(unit.id()).setSeat(actor.getSeat()).setTick(turn.getTick());
                order.setVerb(wish.verb()).setTarget(target).setOnce(true); // for this turn alone
                send(ClientMessage.newBuilder().setOrder(order));
                world.claim(unit, wish);
                return;
            }
        }
    }

    private static boolean isLegal(Actor actor, int verb, int target) {
        return actor.getChoicesList().stream()
                .anyMatch(choice -> choice.getVerb() == verb && choice.getTargetsList().contains(target));
    }
}
