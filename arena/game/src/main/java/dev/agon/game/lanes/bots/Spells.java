package dev.agon.game.lanes.bots;

import dev.agon.game.Orders;

/** When a scripted hero uses its abilities. Each method gives an order if there is one worth it, and says whether it did. */
final class Spells {
    private static final float BOLT_SPEED = 90;
    private static final float BOLT_REACH = 800;
    private static final float BOLT_WIDTH = 95;
    private static final float METEOR_RANGE = 700;
    private static final float METEOR_TICKS = 9;
    private static final float METEOR_MISS = 130;
    private static final float CHARGE_NEAR = 300;
    private static final float CHARGE_FAR = 590;
    private static final float NOVA_RADIUS = 280;
    private static final float HUSH_RADIUS = 360;
    private static final float SANCTUARY_RADIUS = 400;
    private static final float THREAT = 600;
    private static final float MEND_BELOW = 0.72f;
    private static final int RINGS = 3;
    private static final float WARD_RANGE = 700;
    private static final float WARDS_APART = 900;

    private Spells() {}

    /** In a fight: all that helps to win it. */
    static boolean fight(Field field, int actor, Orders orders) {
        return switch (field.trait(field.hero(actor))) {
            case Trait.WARDEN ->
                unit(field, actor, orders) || bulwark(field, actor, orders) || charge(field, actor, orders);
            case Trait.ARCHER ->
                bolt(field, actor, orders) || unit(field, actor, orders) || focus(field, actor, orders);
            case Trait.MAGE -> nova(field, actor, orders) || unit(field, actor, orders) || meteor(field, actor, orders);
            case Trait.MENDER ->
                mend(field, actor, orders) || sanctuary(field, actor, orders) || bolt(field, actor, orders);
            default -> hush(field, actor, orders) || unit(field, actor, orders);
        };
    }

    /** On the way out: what slows those who follow or shields. */
    static boolean escape(Field field, int actor, Orders orders) {
        int hero = field.hero(actor);
        if (field.nearest(hero, THREAT, Field.ENEMY_HERO) == Field.NONE) {
            return false;
        }
        return switch (field.trait(hero)) {
            case Trait.WARDEN ->
                bulwark(field, actor, orders) || unit(field, actor, orders) || leapHome(field, actor, orders);
            case Trait.MAGE -> nova(field, actor, orders) || unit(field, actor, orders);
            case Trait.MENDER -> sanctuary(field, actor, orders) || mend(field, actor, orders);
            default -> unit(field, actor, orders);
        };
    }

    /** Where there is no fight: heals who was hurt, sets a ward. */
    static boolean atEase(Field field, int actor, Orders orders) {
        return switch (field.trait(field.hero(actor))) {
            case Trait.MENDER -> mend(field, actor, orders);
            case Trait.BINDER -> ward(field, actor, orders);
            default -> false;
        };
    }

    /** The first ability at an enemy hero in its range, the weakest. */
    private static boolean unit(Field field, int actor, Orders orders) {
        int best = Field.NONE;
        for (int row = 0; row < field.rows(); row++) {
            if (field.is(row, Field.ENEMY_HERO)
                    && field.may(actor, field.names.abilityUnit, row)
                    && (best == Field.NONE || field.health(row) < field.health(best))) {
                best = row;
            }
        }
        return best != Field.NONE && give(actor, field.names.abilityUnit, best, orders);
    }

    private static boolean mend(Field field, int actor, Orders orders) {
        int best = Field.NONE;
        for (int row = 0; row < field.rows(); row++) {
            if (field.is(row, Field.OWN_HERO)
                    && field.share(row) < MEND_BELOW
                    && field.may(actor, field.names.abilityUnit, row)
                    && (best == Field.NONE || field.share(row) < field.share(best))) {
                best = row;
            }
        }
        return best != Field.NONE && give(actor, field.names.abilityUnit, best, orders);
    }

    /** A shot with lead at an enemy hero whom nobody covers. */
    private static boolean bolt(Field field, int actor, Orders orders) {
        int place = field.names.abilityPlace;
        if (!field.may(actor, place)) {
            return false;
        }
        int hero = field.hero(actor);
        for (int row = 0; row < field.rows(); row++) {
            float distance = field.distance(hero, row);
            if (!field.is(row, Field.ENEMY_HERO) || distance > BOLT_REACH) {
                continue;
            }
            float ticks = distance / BOLT_SPEED;
            float toX = field.motion.xAfter(field, row, ticks);
            float toY = field.motion.yAfter(field, row, ticks);
            int direction = Compass.direction(toX - field.x(hero), toY - field.y(hero));
            boolean straight = field.ground.isStraight(field.x(hero), field.y(hero), toX, toY);
            if (straight && hits(field, hero, direction, row, toX, toY)) {
                return give(actor, place, (RINGS - 1) * Compass.DIRECTIONS + direction, orders);
            }
        }
        return false;
    }

    /** Whether a shot in the direction passes the place so near that it hits, with nobody in front. */
    private static boolean hits(Field field, int hero, int direction, int target, float x, float y) {
        float reach = along(field, hero, direction, x, y);
        if (Math.abs(across(field, hero, direction, x, y)) > BOLT_WIDTH * 0.7f) {
            return false;
        }
        for (int row = 0; row < field.rows(); row++) {
            if (row != target && field.is(row, Field.ENEMY_CREEP | Field.BEAST)) {
                float along = along(field, hero, direction, field.x(row), field.y(row));
                float across = across(field, hero, direction, field.x(row), field.y(row));
                if (along > 0 && along < reach && Math.abs(across) < BOLT_WIDTH) {
                    return false;
                }
            }
        }
        return true;
    }

    private static float along(Field field, int hero, int direction, float x, float y) {
        return (x - field.x(hero)) * Compass.X[direction] + (y - field.y(hero)) * Compass.Y[direction];
    }

    private static float across(Field field, int hero, int direction, float x, float y) {
        return (x - field.x(hero)) * Compass.Y[direction] - (y - field.y(hero)) * Compass.X[direction];
    }

    private static boolean meteor(Field field, int actor, Orders orders) {
        int hero = field.hero(actor);
        int enemy = field.nearest(hero, METEOR_RANGE + METEOR_MISS, Field.ENEMY_HERO);
        if (enemy == Field.NONE || !field.may(actor, field.names.abilityPlace)) {
            return false;
        }
        float x = field.motion.xAfter(field, enemy, METEOR_TICKS);
        float y = field.motion.yAfter(field, enemy, METEOR_TICKS);
        return place(field, actor, METEOR_RANGE, x, y, METEOR_MISS, orders);
    }

    /** Aims the second ability at the allowed place nearest to a point, if one is near enough. */
    private static boolean place(Field field, int actor, float range, float x, float y, float miss, Orders orders) {
        int hero = field.hero(actor);
        int best = Field.NONE;
        float least = miss;
        for (int place = 0; place < RINGS * Compass.DIRECTIONS; place++) {
            if (field.may(actor, field.names.abilityPlace, place)) {
                float far = range * (place / Compass.DIRECTIONS + 1) / RINGS;
                float dx = field.x(hero) + far * Compass.X[place % Compass.DIRECTIONS] - x;
                float dy = field.y(hero) + far * Compass.Y[place % Compass.DIRECTIONS] - y;
                float distance = (float) Math.sqrt(dx * dx + dy * dy);
                if (distance < least) {
                    least = distance;
                    best = place;
                }
            }
        }
        return best != Field.NONE && give(actor, field.names.abilityPlace, best, orders);
    }

    /** A ward where the nearest rune spot or the middle of the map is, unless one stands there. */
    private static boolean ward(Field field, int actor, Orders orders) {
        if (!field.may(actor, field.names.abilityPlace)) {
            return false;
        }
        int hero = field.hero(actor);
        float[] spots = field.ground.runes;
        for (int i = 0; i < spots.length; i += 2) {
            if (field.distance(hero, spots[i], spots[i + 1]) < 1.4f * WARD_RANGE
                    && field.count(spots[i], spots[i + 1], WARDS_APART, Field.OWN_WARD) == 0
                    && place(field, actor, WARD_RANGE, spots[i], spots[i + 1], 0.5f * WARD_RANGE, orders)) {
                return true;
            }
        }
        return false;
    }

    /** A leap that lands beside an enemy hero, but not under a tower. */
    private static boolean charge(Field field, int actor, Orders orders) {
        int hero = field.hero(actor);
        int enemy = field.nearest(hero, CHARGE_FAR, Field.ENEMY_HERO);
        if (enemy == Field.NONE
                || field.distance(hero, enemy) < CHARGE_NEAR
                || field.nearest(enemy, THREAT, Field.ENEMY_TOWER) != Field.NONE
                || !field.ground.isStraight(field.x(hero), field.y(hero), field.x(enemy), field.y(enemy))) {
            return false;
        }
        return leap(
                field,
                actor,
                Compass.direction(field.x(enemy) - field.x(hero), field.y(enemy) - field.y(hero)),
                orders);
    }

    private static boolean leapHome(Field field, int actor, Orders orders) {
        int hero = field.hero(actor);
        int home = field.ground.direction(field.x(hero), field.y(hero), field.ground.fountainX, field.ground.fountainY);
        return leap(field, actor, home, orders);
    }

    private static boolean leap(Field field, int actor, int direction, Orders orders) {
        int place = (RINGS - 1) * Compass.DIRECTIONS + direction;
        return field.may(actor, field.names.abilityPlace, place)
                && give(actor, field.names.abilityPlace, place, orders);
    }

    private static boolean bulwark(Field field, int actor, Orders orders) {
        return self(field, actor, field.nearest(field.hero(actor), 350, Field.ENEMY_HERO) != Field.NONE, orders);
    }

    private static boolean focus(Field field, int actor, Orders orders) {
        int hero = field.hero(actor);
        return self(field, actor, field.nearest(hero, field.range(hero) + 40, Field.ENEMY_HERO) != Field.NONE, orders);
    }

    private static boolean nova(Field field, int actor, Orders orders) {
        return self(field, actor, field.count(field.hero(actor), NOVA_RADIUS, Field.ENEMY_HERO) > 0, orders);
    }

    private static boolean hush(Field field, int actor, Orders orders) {
        return self(field, actor, field.count(field.hero(actor), HUSH_RADIUS, Field.ENEMY_HERO) > 0, orders);
    }

    /** A shield for all, when enough of the team are in danger. */
    private static boolean sanctuary(Field field, int actor, Orders orders) {
        int hero = field.hero(actor);
        boolean danger = field.nearest(hero, THREAT, Field.ENEMY_HERO) != Field.NONE;
        int helped = 0;
        for (int row = 0; row < field.rows(); row++) {
            boolean near = field.is(row, Field.OWN_HERO) && field.distance(row, hero) < SANCTUARY_RADIUS;
            helped += near && (field.motion.lost(row) > 0 || field.share(row) < 0.5f) ? 1 : 0;
        }
        return self(field, actor, danger && helped > 0, orders);
    }

    private static boolean self(Field field, int actor, boolean worth, Orders orders) {
        return worth && field.may(actor, field.names.abilitySelf) && give(actor, field.names.abilitySelf, 0, orders);
    }

    private static boolean give(int actor, int verb, int target, Orders orders) {
        orders.set(actor, verb, target);
        return true;
    }
}
