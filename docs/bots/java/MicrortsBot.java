import com.linecorp.armeria.client.grpc.GrpcClients;
import dev.agon.proto.arena.Actor;
import dev.agon.proto.arena.Bot;
import dev.agon.proto.arena.BotsGrpc.BotsStub;
import dev.agon.proto.arena.Choice;
import dev.agon.proto.arena.ClientMessage;
import dev.agon.proto.arena.Done;
import dev.agon.proto.arena.Entity;
import dev.agon.proto.arena.EntityKind;
import dev.agon.proto.arena.Feature;
import dev.agon.proto.arena.Frame;
import dev.agon.proto.arena.Hello;
import dev.agon.proto.arena.Layout;
import dev.agon.proto.arena.Order;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.proto.arena.Stage;
import dev.agon.proto.arena.Turn;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * A bot for microrts in Java, and what a bridge to bots of the public game begins with: {@link World} is the match in that game's own
 * terms, read from the messages as docs/games/microrts.md describes them, and {@link #give} turns an order back into a message. It plays
 * a rush with workers, one of which gathers. In the project's folder, once ./agon has been built:
 *
 * <pre>java -cp 'cli/target/lib/*' docs/bots/java/MicrortsBot.java HOST:PORT NAME TOKEN_FILE</pre>
 */
public final class MicrortsBot implements StreamObserver<ServerMessage> {
    private static final List<String> ACTIONS = List.of("none", "move", "harvest", "return", "produce", "attack"); // the verbs
    private static final List<String> PRODUCTS = List.of("base", "barracks", "worker", "light", "heavy", "ranged");
    private static final Map<String, String> FLAGS = Map.of(
            "moving", "move", "harvesting", "harvest", "returning", "return", "producing", "produce", "attacking", "attack");
    private static final int[] DX = {0, 1, 0, -1}; // up, right, down, left
    private static final int[] DY = {-1, 0, 1, 0};

    private final CompletableFuture<Status> hungUp = new CompletableFuture<>();
    private final StreamObserver<ClientMessage> server;
    private World world;
    private int seat;

    private MicrortsBot(BotsStub bots, Bot self) {
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
        Bot self = Bot.newBuilder()
                .setName(arguments[1])
                .addAllGames(List.of("microrts8", "microrts16"))
                .setFullFrames(true) // nothing needs to be remembered
                .build();
        Status why = Status.UNAVAILABLE;
        while (why.getCode() == Status.Code.UNAVAILABLE) {
            why = new MicrortsBot(bots, self).hungUp.join();
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
                world = new World(message.getStage());
                System.out.println("plays " + message.getStage().getGame().getName() + " in seat " + seat);
            }
            case FRAME -> world.read(message.getFrame());
            case TURN -> answer(message.getTurn());
            case OVER -> {
                List<Float> outcomes = message.getOver().getOutcomesList();
                System.out.println("over: " + (outcomes.isEmpty() ? "broken off" : outcomes.get(seat)));
            }
            case REFUSED -> System.out.println("refused: " + message.getRefused().getText());
            default -> {}
        }
    }

    // What it plays.

    private void answer(Turn turn) {
        for (Actor actor : turn.getActorsList()) {
            Unit unit = world.units.get(actor.getActor());
            if (unit.type.equals("base")) {
                train(turn, actor);
            } else if (unit.type.equals("worker") && unit.id == firstWorker()) {
                gather(turn, actor, unit);
            } else {
                fight(turn, actor, unit);
            }
        }
        server.onNext(ClientMessage.newBuilder().setDone(Done.newBuilder().setTick(turn.getTick())).build());
    }

    private int firstWorker() {
        return world.units.values().stream()
                .filter(unit -> unit.owner == world.side && unit.type.equals("worker"))
                .mapToInt(unit -> unit.id)
                .min()
                .orElse(0);
    }

    private void train(Turn turn, Actor actor) {
        for (int direction = 0; direction < 4; direction++) {
            if (give(turn, actor, "produce", 4 * PRODUCTS.indexOf("worker") + world.seen(direction))) {
                return;
            }
        }
    }

    private void gather(Turn turn, Actor actor, Unit unit) {
        boolean carries = unit.resources > 0;
        Unit to = world.nearest(unit, other ->
                carries ? other.type.equals("base") && other.owner == world.side : other.type.equals("ore"));
        if (to == null) {
            fight(turn, actor, unit);
            return;
        }
        for (int direction = 0; direction < 4; direction++) {
            if (unit.x + DX[direction] == to.x && unit.y + DY[direction] == to.y) {
                give(turn, actor, carries ? "return" : "harvest", world.seen(direction));
                return;
            }
        }
        walk(turn, actor, unit, to);
    }

    private void fight(Turn turn, Actor actor, Unit unit) {
        Unit enemy = world.nearest(unit, other -> other.owner == 1 - world.side);
        if (enemy != null && !give(turn, actor, "attack", enemy.id)) {
            walk(turn, actor, unit, enemy);
        }
    }

    private void walk(Turn turn, Actor actor, Unit unit, Unit to) {
        int direction = world.step(unit, to);
        if (direction >= 0 && give(turn, actor, "move", world.seen(direction))) {
            world.taken[unit.y + DY[direction]][unit.x + DX[direction]] = true; // nobody else goes there this tick
        }
    }

    /** Gives an order where it is legal, for one decision; whether it is. Who is told nothing waits a tick. */
    private boolean give(Turn turn, Actor actor, String action, int target) {
        for (Choice choice : actor.getChoicesList()) {
            if (choice.getVerb() == ACTIONS.indexOf(action) && choice.getTargetsList().contains(target)) {
                Order.Builder order = Order.newBuilder().setActor(actor.getActor()).setVerb(choice.getVerb());
                order.setTarget(target).setTick(turn.getTick()).setOnce(true);
                server.onNext(ClientMessage.newBuilder().setOrder(order).build());
                return true;
            }
        }
        return false;
    }

    // What it knows.

    /**
     * A unit in the public game's terms.
     *
     * @param owner 0, 1, or −1 for ore
     * @param resources what a worker carries, or what is left of ore
     * @param action what it does, or null while it is idle
     * @param direction of the action, or −1
     * @param aimX cell that the action is about, or −1
     * @param product what it makes, or null
     * @param ends tick whose state shows the action's effect
     */
    private record Unit(
            int id, String type, int owner, int x, int y, int hp, int resources,
            String action, int direction, int aimX, int aimY, String product, int ends) {}

    /** The match in the public game's terms, whichever side sees it. */
    private static final class World {
        final int side;
        final Map<Integer, Unit> units = new TreeMap<>();
        int tick;
        int[] stores;
        boolean[][] wall; // [y][x]
        boolean[][] taken; // by walls, units and what their actions claim
        private final Layout layout;
        private final int width;
        private final int height;

        World(Stage stage) {
            layout = stage.getGame().getLayout();
            side = stage.getView();
            width = layout.getColumns();
            height = layout.getRows();
        }

        void read(Frame frame) {
            tick = frame.getTick();
            stores = new int[2];
            stores[side] = (int) global(frame, "ownStore");
            stores[1 - side] = (int) global(frame, "enemyStore");
            wall = new boolean[height][width];
            for (int cell = 0; cell < width * height; cell++) {
                int own = side == 0 ? cell : width * height - 1 - cell;
                wall[own / width][own % width] = frame.getPlanes().getValues(cell) > 0;
            }
            units.clear();
            frame.getEntitiesList().forEach(this::readUnit);
            taken = new boolean[height][];
            for (int y = 0; y < height; y++) {
                taken[y] = wall[y].clone();
            }
            for (Unit unit : units.values()) {
                taken[unit.y][unit.x] = true;
                if ("move".equals(unit.action) || "produce".equals(unit.action)) {
                    taken[unit.aimY][unit.aimX] = true;
                }
            }
        }

        private float global(Frame frame, String name) {
            return frame.getGlobals().getValues(names(layout.getGlobalsList()).indexOf(name));
        }

        private static List<String> names(List<Feature> features) {
            return features.stream().map(Feature::getName).toList();
        }

        private void readUnit(Entity entity) {
            EntityKind kind = layout.getKinds(entity.getKind());
            Map<String, Float> of = new HashMap<>();
            for (int i = 0; i < kind.getFeaturesCount(); i++) {
                of.put(layout.getFeatures(kind.getFeatures(i)).getName(), entity.getNumbers().getValues(i));
            }
            int turn = side == 0 ? 1 : -1;
            int edge = Math.max(width, height);
            int x = Math.round((turn * of.get("x") * edge + width - 1) / 2);
            int y = Math.round((turn * of.get("y") * edge + height - 1) / 2);
            int left = number(of, "ticksLeft");
            String action = left == 0 ? null : "none";
            for (Map.Entry<String, String> flag : FLAGS.entrySet()) {
                action = number(of, flag.getKey()) > 0 ? flag.getValue() : action;
            }
            boolean aims = action != null && !action.equals("none");
            int dx = turn * number(of, "aimX");
            int dy = turn * number(of, "aimY");
            String product = null;
            for (String made : PRODUCTS) {
                String flag = "makes" + Character.toUpperCase(made.charAt(0)) + made.substring(1);
                product = number(of, flag) > 0 ? made : product;
            }
            int owner = number(of, "side") == 0 ? -1 : number(of, "side") > 0 ? side : 1 - side;
            units.put(entity.getId(), new Unit(
                    entity.getId(), kind.getName(), owner, x, y,
                    owner < 0 ? 1 : number(of, "hitPoints"),
                    owner < 0 ? number(of, "amount") : number(of, "carries"),
                    action, aims && !action.equals("attack") ? direction(dx, dy) : -1,
                    aims ? x + dx : -1, aims ? y + dy : -1, product, tick + left));
        }

        private static int number(Map<String, Float> of, String name) {
            return Math.round(of.getOrDefault(name, 0f));
        }

        private static int direction(int dx, int dy) {
            int direction = 0;
            while (DX[direction] != dx || DY[direction] != dy) {
                direction++;
            }
            return direction;
        }

        /** A direction of the map as messages to and from this side call it. */
        int seen(int direction) {
            return side == 0 ? direction : direction ^ 2;
        }

        Unit nearest(Unit from, Predicate<Unit> wanted) {
            return units.values().stream()
                    .filter(wanted)
                    .min(Comparator.comparingInt(other -> Math.abs(other.x - from.x) + Math.abs(other.y - from.y)))
                    .orElse(null);
        }

        /** The first step of a shortest way beside another unit, or −1. */
        int step(Unit from, Unit to) {
            int[][] first = new int[height][width]; // direction + 1 of the way that leads there
            Deque<int[]> reached = new ArrayDeque<>(List.of(new int[] {from.x, from.y}));
            while (!reached.isEmpty()) {
                int[] at = reached.remove();
                if (Math.abs(at[0] - to.x) + Math.abs(at[1] - to.y) == 1) {
                    return first[at[1]][at[0]] - 1;
                }
                for (int direction = 0; direction < 4; direction++) {
                    int x = at[0] + DX[direction];
                    int y = at[1] + DY[direction];
                    if (x >= 0 && y >= 0 && x < width && y < height && !taken[y][x] && first[y][x] == 0) {
                        first[y][x] = first[at[1]][at[0]] == 0 ? direction + 1 : first[at[1]][at[0]];
                        reached.add(new int[] {x, y});
                    }
                }
            }
            return -1;
        }
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
