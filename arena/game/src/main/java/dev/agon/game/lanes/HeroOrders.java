package dev.agon.game.lanes;

import dev.agon.game.Orders;

/** System: turns orders into what each hero is about to do. An order that the masks forbid is an order to hold. */
final class HeroOrders {
    private HeroOrders() {}

    /** Takes the orders of a view on a tick on which it was asked. */
    static void take(World w, Rows rows, Orders orders, int side) {
        int actor = 0;
        for (int index = 0; index < w.heroesPerSide; index++) {
            int hero = w.heroSlot(side, index);
            if (w.alive[hero] != 0) {
                take(w, rows, hero, orders.verb[actor], orders.target[actor]);
                actor++;
            }
        }
    }

    private static void take(World w, Rows rows, int hero, int verb, int target) {
        hold(w, hero);
        if (!Legality.free(w, hero)) {
            return;
        }
        switch (verb) {
            case LanesLayout.MOVE -> aim(w, hero, verb, target);
            case LanesLayout.ATTACK -> {
                int unit = rows.slotAt(w.side[hero], target);
                if (unit != World.NOBODY && Legality.canAttack(w, hero, unit)) {
                    aimAt(w, hero, verb, unit);
                }
            }
            case LanesLayout.ABILITY_ENTITY -> {
                int unit = rows.slotAt(w.side[hero], target);
                if (unit != World.NOBODY
                        && Legality.canCast(w, hero, Ability.ENTITY_SLOT)
                        && Legality.canCastAt(w, hero, unit)) {
                    aimAt(w, hero, verb, unit);
                }
            }
            case LanesLayout.ABILITY_DIRECTION -> {
                if (Legality.canCast(w, hero, Ability.DIRECTION_SLOT)) {
                    aim(w, hero, verb, target);
                }
            }
            case LanesLayout.ABILITY_SELF -> {
                if (Legality.canCast(w, hero, Ability.SELF_SLOT)) {
                    w.verb[hero] = verb;
                }
            }
            default -> {}
        }
    }

    private static void aim(World w, int hero, int verb, int direction) {
        if (direction >= 0 && direction < Geometry.DIRECTIONS) {
            w.verb[hero] = verb;
            w.direction[hero] = w.side[hero] == 0 ? direction : Geometry.mirrored(direction);
        }
    }

    private static void aimAt(World w, int hero, int verb, int unit) {
        w.verb[hero] = verb;
        w.target[hero] = unit;
    }

    /** Goes on with the last order on a tick on which nobody was asked. */
    static void goOn(World w, int side) {
        for (int index = 0; index < w.heroesPerSide; index++) {
            int hero = w.heroSlot(side, index);
            boolean canGoOn = w.verb[hero] == LanesLayout.MOVE
                    || (w.verb[hero] == LanesLayout.ATTACK
                            && w.target[hero] != World.NOBODY
                            && Legality.canAttack(w, hero, w.target[hero]));
            if (!canGoOn || !Legality.free(w, hero)) {
                hold(w, hero);
            }
        }
    }

    static void hold(World w, int hero) {
        w.verb[hero] = LanesLayout.HOLD;
        w.target[hero] = World.NOBODY;
        w.direction[hero] = 0;
    }
}
