package dev.agon.game.lanes.bots;

import dev.agon.game.Orders;

/** The abilities that are aimed in a direction or at a place: shots, stones from the sky, leaps, wards. */
final class Aimed {
    private static final float BOLT_SPEED = 90;
    private static final float BOLT_REACH = 800;
    /** Creeps this near to the way of a shot would stop it. */
    private static final float BOLT_WIDTH = 95;

    /** Who will be this near to its way is hit. */
    private static final float BOLT_HITS = 66.5f;

    private static final float METEOR_RANGE = 700;
    private static final float METEOR_TICKS = 9;
    private static final float METEOR_MISS = 130;
    private static final float CHARGE_NEAR = 300;
    private static final float CHARGE_FAR = 590;
    private static final float THREAT = 600;
    private static final int RINGS = 3;
    private static final float WARD_RANGE = 700;
    private static final float WARDS_APART = 900;

    private Aimed() {}

    /** A shot with lead at an enemy hero whom nobody covers. */
    static boolean bolt(Field field, int actor, Orders orders) {
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
        if (Math.abs(across(field, hero, direction, x, y)) > BOLT_HITS) {
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

    static boolean meteor(Field field, int actor, Orders orders) {
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
    static boolean ward(Field field, int actor, Orders orders) {
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
    static boolean charge(Field field, int actor, Orders orders) {
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

    static boolean leapHome(Field field, int actor, Orders orders) {
        int hero = field.hero(actor);
        int home = field.ground.direction(field.x(hero), field.y(hero), field.ground.fountainX, field.ground.fountainY);
        return leap(field, actor, home, orders);
    }

    private static boolean leap(Field field, int actor, int direction, Orders orders) {
        int place = (RINGS - 1) * Compass.DIRECTIONS + direction;
        return field.may(actor, field.names.abilityPlace, place)
                && give(actor, field.names.abilityPlace, place, orders);
    }

    private static boolean give(int actor, int verb, int target, Orders orders) {
        orders.set(actor, verb, target);
        return true;
    }
}
