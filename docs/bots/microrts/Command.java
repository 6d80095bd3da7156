import java.util.List;

/**
 * What a unit is told, in the public game's terms.
 *
 * @param action one of the {@link #ACTIONS}
 * @param direction 0 up, 1 right, 2 down, 3 left, as the map is; of no account for an attack
 * @param product what is made, or null
 * @param target id of the attacked unit; of no account elsewhere
 */
record Command(String action, int direction, String product, int target) {
    /** The verbs, in order. */
    static final List<String> ACTIONS = List.of("none", "move", "harvest", "return", "produce", "attack");

    /** What can be made, in the order of targets. */
    static final List<String> PRODUCTS = List.of("base", "barracks", "worker", "light", "heavy", "ranged");

    static Command towards(String action, int direction) {
        return new Command(action, direction, null, 0);
    }

    static Command produce(String product, int direction) {
        return new Command("produce", direction, product, 0);
    }

    static Command attack(Unit enemy) {
        return new Command("attack", 0, null, enemy.id());
    }

    int verb() {
        return ACTIONS.indexOf(action);
    }

    /** The order's target for a side that calls the direction so. */
    int target(int seenDirection) {
        return switch (action) {
            case "attack" -> target;
            case "produce" -> 4 * PRODUCTS.indexOf(product) + seenDirection;
            default -> seenDirection;
        };
    }
}
