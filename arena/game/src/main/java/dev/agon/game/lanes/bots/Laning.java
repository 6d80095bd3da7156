package dev.agon.game.lanes.bots;

import dev.agon.game.Orders;

/** Work on a lane: last hits, denies, towers, and where to stand between. */
final class Laning {
    private static final float LAST_HIT_REACH = 200;
    private static final float TOGETHER = 1000;
    private static final float ARRIVAL = 60;
    /** Share of the match after which nobody waits for the others. */
    private static final float LATE = 0.75f;

    private static final float BEHIND = 100;

    private final Plan plan;

    Laning(Plan plan) {
        this.plan = plan;
    }

    void order(Field field, int actor, Orders orders) {
        int hero = field.hero(actor);
        int lane = plan.laneOf(field.seat(actor), field.ground.lanes.length);
        float reach = field.range(hero) + LAST_HIT_REACH;
        int dying = LastHits.find(field, actor, reach, Field.ENEMY_CREEP | Field.BEAST);
        if (dying == Field.NONE) {
            dying = LastHits.find(field, actor, reach, Field.OWN_CREEP);
        }
        if (dying != Field.NONE && isSafe(field, hero, dying)) {
            Strike.at(field, actor, dying, orders);
            return;
        }
        if (siege(field, actor, lane, orders) || harass(field, actor, orders) || push(field, actor, orders)) {
            return;
        }
        stand(field, actor, lane, orders);
    }

    private static boolean isSafe(Field field, int hero, int row) {
        int tower = field.nearest(row, Danger.REACH - field.range(hero), Field.ENEMY_TOWER);
        return tower == Field.NONE || Danger.mayStand(field, hero, tower);
    }

    private boolean siege(Field field, int actor, int lane, Orders orders) {
        int target = plan.fronts.target[lane];
        int hero = field.hero(actor);
        if (target == Field.NONE
                || !field.may(actor, field.names.attack, target)
                || field.distance(hero, target) > field.range(hero) + 250
                || !Danger.mayStand(field, hero, target)) {
            return false;
        }
        Strike.at(field, actor, target, orders);
        return true;
    }

    /** Strikes an enemy hero in range, where creeps would not make it pay. */
    private static boolean harass(Field field, int actor, Orders orders) {
        int hero = field.hero(actor);
        int enemy = field.nearest(hero, field.range(hero) + 20, Field.ENEMY_HERO);
        if (enemy == Field.NONE
                || field.count(hero, 450, Field.ENEMY_CREEP) > 2
                || !field.may(actor, field.names.attack, enemy)) {
            return false;
        }
        Strike.at(field, actor, enemy, orders);
        return true;
    }

    /** Strikes creeps that are far from dying, or all when the team pushes. */
    private boolean push(Field field, int actor, Orders orders) {
        int hero = field.hero(actor);
        int creep = field.nearest(hero, field.range(hero) + 60, Field.ENEMY_CREEP);
        if (creep == Field.NONE || !field.may(actor, field.names.attack, creep) || !isSafe(field, hero, creep)) {
            return false;
        }
        boolean strong = field.health(creep) > 2.5f * field.damage(hero);
        if (!plan.grouped && !strong) {
            return false;
        }
        Strike.at(field, actor, creep, orders);
        return true;
    }

    private void stand(Field field, int actor, int lane, Orders orders) {
        int hero = field.hero(actor);
        Lane way = field.ground.lanes[lane];
        Fronts fronts = plan.fronts;
        float front = Math.max(fronts.own[lane] - BEHIND, fronts.postAt[lane] + BEHIND);
        front = Math.min(front, fronts.enemy[lane] - 0.8f * field.range(hero));
        boolean bold = plan.ahead
                || plan.grouped
                        && field.count(hero, TOGETHER, Field.OWN_HERO) + 1
                                >= (field.time() > LATE ? 1 : Math.max(2, plan.alive - 1))
                        && fronts.target[lane] != Field.NONE
                        && Danger.mayStand(field, hero, fronts.target[lane]);
        if (bold) {
            front = fronts.targetAt[lane];
        } else if (fronts.targetAt[lane] - Danger.REACH - ARRIVAL < front) {
            boolean covered = fronts.target[lane] != Field.NONE && Danger.mayStand(field, hero, fronts.target[lane]);
            front = covered ? fronts.targetAt[lane] : fronts.targetAt[lane] - Danger.REACH - ARRIVAL;
        }
        front = Math.max(0, front);
        Walk.to(field, actor, way.xAt(front), way.yAt(front), orders);
    }
}
