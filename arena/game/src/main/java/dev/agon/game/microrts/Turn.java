package dev.agon.game.microrts;

import dev.agon.game.Orders;
import java.util.Arrays;

/**
 * What a side tells its units this tick, as the rules will be told: of two orders that claim the same cell, or more than the store has
 * beside what is under way, the one in the later row is not given. So a side never stands in its own way.
 */
final class Turn {
    private final World w;
    private final Sight sight;
    private final Choices choices;
    private final int side;
    private final int[] unit;
    private final int[] action;
    private final int[] direction;
    private final int[] target;
    /** Tick, and one, in which an own order claimed a cell, {@code [cell]}. */
    private final int[] claimedAt;

    private int count;

    Turn(World world, Sight sight, Choices choices, int side) {
        w = world;
        this.sight = sight;
        this.choices = choices;
        this.side = side;
        unit = new int[world.room];
        action = new int[world.room];
        direction = new int[world.room];
        target = new int[world.room];
        claimedAt = new int[world.ground.cells];
    }

    /** Takes the orders of the side, row by row, and leaves out what cannot be. */
    void take(Orders orders) {
        count = 0;
        int left = w.spendable(side);
        int actors = choices.count();
        for (int actor = 0; actor < actors; actor++) {
            int verb = orders.verb[actor];
            int aim = orders.target[actor];
            if (verb > Action.NONE && choices.allows(actor, verb, aim)) {
                left -= add(choices.unit(actor), verb, aim, left);
            }
        }
    }

    /** Adds an order that the masks allow, unless an earlier one stands against it; what it costs. */
    private int add(int of, int verb, int aim, int left) {
        unit[count] = of;
        action[count] = verb;
        if (verb == Action.ATTACK) {
            direction[count] = 0;
            target[count++] = w.cell[sight.units()[aim]];
            return 0;
        }
        int seen = verb == Action.PRODUCE ? aim % Ground.DIRECTIONS : aim;
        int product = verb == Action.PRODUCE ? Kind.BASE + aim / Ground.DIRECTIONS : 0;
        int cost = verb == Action.PRODUCE ? MicrortsNumbers.COST[product] : 0;
        direction[count] = side == World.AMBER ? seen : seen ^ 2;
        target[count] = product;
        boolean claims = verb == Action.MOVE || verb == Action.PRODUCE;
        if (claims && (cost > left || !claim(w.ground.beside(w.cell[of], direction[count])))) {
            return 0;
        }
        count++;
        return cost;
    }

    private boolean claim(int cell) {
        int now = w.tick + 1;
        boolean free = claimedAt[cell] != now;
        claimedAt[cell] = now;
        return free;
    }

    /** Gives what was taken to the rules. */
    void issue() {
        for (int i = 0; i < count; i++) {
            Issuing.issue(w, unit[i], action[i], direction[i], target[i]);
            MicrortsRewards.ordered(w, side, action[i], target[i]);
        }
    }

    /** Forgets everything: the world was changed from outside. */
    void forget() {
        Arrays.fill(claimedAt, 0);
    }
}
