package dev.agon.game.lanes.bots;

/** What the team is about: who is on which lane, whether it goes together, and where. */
final class Plan {
    /** Lanes of the seats, by number of lanes. */
    private static final int[][] LANES = {{0}, {0, 1, 1}, {0, 2, 1, 2, 0}};

    /** Minutes after which the team goes together. */
    private static final float GROUP_MINUTES = 1.3f;

    private static final float THREAT = 900;
    private static final float STICKY = 900;

    final Fronts fronts = new Fronts();

    /** Whether the team goes together. */
    boolean grouped;
    /** The lane on which it does. */
    int lane;
    /** An own building in danger that the team defends, or {@link Field#NONE}. */
    int defended;
    /** Heroes of the own side that live. */
    int alive;
    /** Where they are on average. */
    float centreX;

    float centreY;

    void look(Field field) {
        fronts.look(field);
        centre(field);
        int lanes = field.ground.lanes.length;
        grouped = lanes > 1 && (field.clock() > GROUP_MINUTES || coreOpen(field));
        defended = inDanger(field);
        lane = Math.min(lane, lanes - 1);
        int best = lane;
        for (int other = 0; other < lanes; other++) {
            if (cost(field, other) + STICKY < cost(field, best)) {
                best = other;
            }
        }
        lane = best;
    }

    /** The lane that a seat goes to. */
    int laneOf(int seat, int lanes) {
        if (grouped) {
            return lane;
        }
        int[] pattern = LANES[Math.min(lanes, LANES.length) - 1];
        return pattern[seat % pattern.length];
    }

    private void centre(Field field) {
        alive = 0;
        centreX = 0;
        centreY = 0;
        for (int row = 0; row < field.rows(); row++) {
            if (field.is(row, Field.OWN_HERO)) {
                alive++;
                centreX += field.x(row);
                centreY += field.y(row);
            }
        }
        centreX /= Math.max(1, alive);
        centreY /= Math.max(1, alive);
    }

    private static boolean coreOpen(Field field) {
        for (int row = 0; row < field.rows(); row++) {
            if (field.is(row, Field.ENEMY_CORE | Field.OWN_CORE) && !field.flag(row, field.names.invulnerable)) {
                return true;
            }
        }
        return false;
    }

    /** How much is in the way on a lane: health of what stands there and how far it is. */
    private float cost(Field field, int onLane) {
        int target = fronts.target[onLane];
        if (target == Field.NONE) {
            return Float.MAX_VALUE / 2;
        }
        int standing = 0;
        for (int row = 0; row < field.rows(); row++) {
            if (field.is(row, Field.ENEMY_TOWER) && field.ground.laneAt(field.x(row), field.y(row)) == onLane) {
                standing++;
            }
        }
        Lane way = field.ground.lanes[onLane];
        float dx = way.xAt(fronts.targetAt[onLane]) - centreX;
        float dy = way.yAt(fronts.targetAt[onLane]) - centreY;
        return 1500 * standing + 2 * field.health(target) + 0.5f * (float) Math.sqrt(dx * dx + dy * dy);
    }

    /** The own building that most enemy heroes are near to. */
    private static int inDanger(Field field) {
        int best = Field.NONE;
        int most = 0;
        for (int row = 0; row < field.rows(); row++) {
            if (field.is(row, Field.OWN_BUILDING) && !field.flag(row, field.names.invulnerable)) {
                int enemies = field.count(row, THREAT, Field.ENEMY_HERO);
                if (enemies > most) {
                    most = enemies;
                    best = row;
                }
            }
        }
        return best;
    }
}
