package dev.agon.game.lanes.bots;

/** What the team is about: who is on which lane, whether it goes together and where, and what it must defend. */
final class Plan {
    /** Lanes of the seats, by number of lanes. */
    private static final int[][] LANES = {{0}, {0, 1, 1}, {0, 2, 1, 2, 0}};

    /** Minutes after which the team goes together. */
    private static final float GROUP_MINUTES = 1.3f;

    private static final float THREAT = 900;
    /** Enemy heroes within this share of a lane of a core that can be hurt are met before they are there. */
    private static final float CORE_SHARE = 0.35f;

    private static final float STICKY = 900;
    private static final float STANDING_COST = 1500;

    final Fronts fronts = new Fronts();

    /** Whether the team goes together. */
    boolean grouped;
    /** Whether so many enemies are dead that now is the time to break something. */
    boolean ahead;
    /** The lane on which it goes together. */
    int lane;
    /** An own building in danger, or {@link Field#NONE}. */
    int endangered;
    /** Whether that is the core. */
    boolean coreEndangered;
    /** Whether enemies are at the core. */
    boolean coreAttacked;
    /** How many enemies are about what is in danger. */
    int attackers;
    /** Heroes of the own side that live. */
    int alive;

    private float centreX;
    private float centreY;

    void look(Field field) {
        fronts.look(field);
        findCentre(field);
        int lanes = field.ground.lanes.length;
        ahead = alive > 0 && (field.enemiesAlive() == 0 || field.enemiesAlive() <= alive - 2);
        grouped = lanes > 1 && (field.clock() > GROUP_MINUTES || ahead || isCoreOpen(field));
        int best = Math.min(lane, lanes - 1);
        for (int other = 0; other < lanes; other++) {
            if (cost(field, other) + STICKY < cost(field, best)) {
                best = other;
            }
        }
        lane = best;
        findEndangered(field);
    }

    /** The lane that a seat goes to. */
    int laneOf(int seat, int lanes) {
        if (grouped) {
            return lane;
        }
        int[] pattern = LANES[Math.min(lanes, LANES.length) - 1];
        return pattern[seat % pattern.length];
    }

    private void findCentre(Field field) {
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

    private static boolean isCoreOpen(Field field) {
        for (int row = 0; row < field.rows(); row++) {
            if (field.is(row, Field.ENEMY_CORE | Field.OWN_CORE) && !field.flag(row, field.names.invulnerable)) {
                return true;
            }
        }
        return false;
    }

    /** How much is in the way on a lane: what stands there and how far it is. */
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
        return STANDING_COST * standing + 2 * field.health(target) + 0.5f * (float) Math.sqrt(dx * dx + dy * dy);
    }

    /** The core if anybody comes near, else the own tower that most enemy heroes are at. */
    private void findEndangered(Field field) {
        endangered = Field.NONE;
        coreEndangered = false;
        coreAttacked = false;
        attackers = 0;
        float near = CORE_SHARE * field.ground.lanes[lane].length();
        for (int row = 0; row < field.rows(); row++) {
            if (!field.is(row, Field.OWN_BUILDING) || field.flag(row, field.names.invulnerable)) {
                continue;
            }
            boolean core = field.is(row, Field.OWN_CORE);
            int enemies = field.count(row, core ? near : THREAT, Field.ENEMY_HERO);
            if (core) {
                coreAttacked = field.count(row, THREAT, Field.ENEMY_HERO | Field.ENEMY_CREEP) > 0;
                enemies = coreAttacked ? Math.max(1, enemies) : 2 * enemies < field.seatsOfTeam() ? 0 : enemies;
            }
            if (enemies > 0 && (core || enemies > attackers && !coreEndangered)) {
                attackers = enemies;
                endangered = row;
                coreEndangered = core;
            }
        }
    }
}
