package dev.agon.game.lanes.bots;

import dev.agon.game.Observation;

/** How heroes moved and how they fared since the observation before, told by their ids. */
final class Motion {
    private static final float COUNTED = 0.7f;
    /** A hero that moved farther in a tick did not walk. */
    private static final float MOST_SPEED = 80;

    private final int[] id;
    private final float[] x;
    private final float[] y;
    private final float[] health;
    private int known;
    private int knownAt;

    /** Distance a tick, {@code [row]}; 0 for what is no hero or was not seen before. */
    private final float[] speedX;

    private final float[] speedY;
    /** Health lost since, {@code [row]}. */
    private final float[] lost;

    Motion(int maxEntities) {
        id = new int[maxEntities];
        x = new float[maxEntities];
        y = new float[maxEntities];
        health = new float[maxEntities];
        speedX = new float[maxEntities];
        speedY = new float[maxEntities];
        lost = new float[maxEntities];
    }

    void forget() {
        known = 0;
    }

    /** Compares with what was seen last. Heroes are the first rows of an observation. */
    void look(Field field, Observation seen) {
        int ticks = Math.max(1, seen.tick - knownAt);
        int heroes = 0;
        while (heroes < seen.entities && field.is(heroes, Field.OWN_HERO | Field.ENEMY_HERO)) {
            compare(field, seen, heroes++, ticks);
        }
        for (int row = 0; row < heroes; row++) {
            id[row] = seen.id[row];
            x[row] = field.x(row);
            y[row] = field.y(row);
            health[row] = field.health(row);
        }
        known = heroes;
        knownAt = seen.tick;
    }

    private void compare(Field field, Observation seen, int row, int ticks) {
        speedX[row] = 0;
        speedY[row] = 0;
        lost[row] = 0;
        for (int before = 0; before < known; before++) {
            if (id[before] == seen.id[row]) {
                float dx = (field.x(row) - x[before]) / ticks;
                float dy = (field.y(row) - y[before]) / ticks;
                boolean walked = Math.abs(dx) < MOST_SPEED && Math.abs(dy) < MOST_SPEED;
                speedX[row] = walked ? dx * COUNTED : 0;
                speedY[row] = walked ? dy * COUNTED : 0;
                lost[row] = Math.max(0, health[before] - field.health(row));
            }
        }
    }

    /** Where a hero will about be after so many ticks; people turn, so only a part of its way is counted. */
    float xAfter(Field field, int heroRow, float ticks) {
        return field.x(heroRow) + speedX[heroRow] * ticks;
    }

    float yAfter(Field field, int heroRow, float ticks) {
        return field.y(heroRow) + speedY[heroRow] * ticks;
    }

    /** Health that a hero lost since the observation before. */
    float lost(int heroRow) {
        return lost[heroRow];
    }
}
