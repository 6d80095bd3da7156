package dev.agon.game.lanes.bots;

import java.util.Arrays;

/** How far each lane is pushed, in distances along it from the own core. */
final class Fronts {
    private static final float BESIDE = 500;

    /** The foremost own creep, 0 without one, {@code [lane]}. */
    float[] own = {};
    /** The foremost enemy creep that is seen, the lane's length without one, {@code [lane]}. */
    float[] enemy = {};
    /** The enemy building that comes next, {@code [lane]}: a tower, or the core. */
    int[] target = {};
    /** The own building that the enemy comes to next, {@code [lane]}. */
    int[] post = {};
    /** Where these stand. */
    float[] targetAt = {};

    float[] postAt = {};

    /** Looks at all lanes. */
    void look(Field field) {
        Lane[] lanes = field.ground.lanes;
        if (own.length != lanes.length) {
            own = new float[lanes.length];
            enemy = new float[lanes.length];
            target = new int[lanes.length];
            post = new int[lanes.length];
            targetAt = new float[lanes.length];
            postAt = new float[lanes.length];
        }
        Arrays.fill(own, 0);
        Arrays.fill(target, Field.NONE);
        Arrays.fill(post, Field.NONE);
        for (int lane = 0; lane < lanes.length; lane++) {
            enemy[lane] = lanes[lane].length();
            targetAt[lane] = Float.MAX_VALUE;
            postAt[lane] = Float.NEGATIVE_INFINITY;
        }
        for (int row = 0; row < field.rows(); row++) {
            if (field.is(row, Field.OWN_CREEP | Field.ENEMY_CREEP | Field.OWN_TOWER | Field.ENEMY_TOWER)) {
                sort(field, row, field.ground.laneAt(field.x(row), field.y(row)));
            } else if (field.is(row, Field.OWN_CORE | Field.ENEMY_CORE)) {
                for (int lane = 0; lane < lanes.length; lane++) {
                    sort(field, row, lane);
                }
            }
        }
    }

    private void sort(Field field, int row, int lane) {
        Lane way = field.ground.lanes[lane];
        float along = way.along(field.x(row), field.y(row));
        if (field.is(row, Field.OWN_CREEP | Field.ENEMY_CREEP)) {
            if (way.distance(field.x(row), field.y(row)) > BESIDE) {
                return;
            }
            if (field.is(row, Field.OWN_CREEP)) {
                own[lane] = Math.max(own[lane], along);
            } else {
                enemy[lane] = Math.min(enemy[lane], along);
            }
        } else if (field.is(row, Field.ENEMY_BUILDING)) {
            if (along < targetAt[lane]) {
                targetAt[lane] = along;
                target[lane] = row;
            }
        } else if (along > postAt[lane]) {
            postAt[lane] = along;
            post[lane] = row;
        }
    }
}
