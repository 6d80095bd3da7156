package dev.agon.game.lanes;

import dev.agon.game.Orders;

/** System: turns orders into what each hero is about to do. An order that the masks forbid is an order to hold. */
final class HeroOrders {
    private HeroOrders() {}

    /** Takes the orders of a view on a tick on which it was asked. */
    static void take(World w, Rows rows, Orders orders, int side) {
        int actor = 0;
        for (int index = 0; index < w.heroesPerSide; index++) {
            int hero = w.slot.hero(side, index);
            if (w.alive[hero] != 0) {
                take(w, rows, hero, orders.verb[actor], orders.target[actor]);
                actor++;
            }
        }
    }

    private static void take(World w, Rows rows, int hero, int verb, int target) {
        int recallAt = w.recallAt[hero];
        hold(w, hero);
        if (!Legality.free(w, hero)) {
            return;
        }
        choose(w, rows, hero, verb, target);
        if (w.verb[hero] == LanesLayout.HOLD || w.verb[hero] == LanesLayout.RECALL) {
            w.recallAt[hero] = recallAt;
        }
    }

    private static void choose(World w, Rows rows, int hero, int verb, int target) {
        switch (verb) {
            case LanesLayout.MOVE -> {
                if (isDirection(target) && Legality.canWalk(w, hero)) {
                    aim(w, hero, verb, target);
                    if (!Legality.canStep(w, hero, w.direction[hero])) {
                        hold(w, hero);
                    }
                }
            }
            case LanesLayout.ATTACK -> {
                int unit = rows.slotAt(w.side[hero], target);
                if (unit != World.NOBODY && Legality.canAttack(w, hero, unit)) {
                    aimAt(w, hero, verb, unit);
                }
            }
            case LanesLayout.ABILITY_UNIT -> {
                int unit = rows.slotAt(w.side[hero], target);
                if (unit != World.NOBODY
                        && Legality.canCast(w, hero, Ability.UNIT_SLOT)
                        && Legality.canCastAt(w, hero, unit)) {
                    aimAt(w, hero, verb, unit);
                }
            }
            case LanesLayout.ABILITY_PLACE -> takePlace(w, hero, target);
            case LanesLayout.ABILITY_SELF -> {
                if (Legality.canCast(w, hero, Ability.SELF_SLOT)) {
                    w.verb[hero] = verb;
                }
            }
            case LanesLayout.USE -> {
                if (isItem(target) && Legality.canUse(w, hero, target)) {
                    aimAt(w, hero, verb, target);
                }
            }
            case LanesLayout.BUY -> {
                if (isItem(target) && w.atFountain(hero) && Legality.canBuy(w, hero, target)) {
                    aimAt(w, hero, verb, target);
                }
            }
            case LanesLayout.RECALL -> {
                if (Legality.canRecall(w, hero)) {
                    w.verb[hero] = verb;
                }
            }
            default -> {}
        }
    }

    private static void takePlace(World w, int hero, int place) {
        if (place < 0 || place >= Places.COUNT || !Legality.canCast(w, hero, Ability.PLACE_SLOT)) {
            return;
        }
        aim(w, hero, LanesLayout.ABILITY_PLACE, place % Geometry.DIRECTIONS);
        w.ring[hero] = place / Geometry.DIRECTIONS;
        if (!Legality.canCastTowards(w, hero, w.direction[hero], w.ring[hero])) {
            hold(w, hero);
        }
    }

    private static boolean isDirection(int target) {
        return target >= 0 && target < Geometry.DIRECTIONS;
    }

    private static boolean isItem(int target) {
        return target >= 0 && target < Item.COUNT;
    }

    private static void aim(World w, int hero, int verb, int direction) {
        w.verb[hero] = verb;
        w.direction[hero] = w.side[hero] == 0 ? direction : Geometry.mirrored(direction);
    }

    /** The target is a slot, or an item. */
    private static void aimAt(World w, int hero, int verb, int target) {
        w.verb[hero] = verb;
        w.target[hero] = target;
    }

    /** Goes on with the last order on a tick on which nobody was asked. */
    static void goOn(World w, int side) {
        for (int index = 0; index < w.heroesPerSide; index++) {
            int hero = w.slot.hero(side, index);
            int verb = w.verb[hero];
            boolean canGoOn = (verb == LanesLayout.MOVE && Legality.canWalk(w, hero))
                    || verb == LanesLayout.RECALL
                    || verb == LanesLayout.HOLD
                    || (verb == LanesLayout.ATTACK
                            && w.target[hero] != World.NOBODY
                            && Legality.canAttack(w, hero, w.target[hero]));
            if (!canGoOn || !Legality.free(w, hero)) {
                hold(w, hero);
            }
        }
    }

    /** The hero has nothing to do, and does not go home either. */
    static void hold(World w, int hero) {
        w.verb[hero] = LanesLayout.HOLD;
        w.target[hero] = World.NOBODY;
        w.direction[hero] = 0;
        w.ring[hero] = 0;
        w.recallAt[hero] = 0;
    }
}
