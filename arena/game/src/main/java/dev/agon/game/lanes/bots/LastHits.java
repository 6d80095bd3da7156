package dev.agon.game.lanes.bots;

/** Creeps that one blow would kill, and creeps that are about to need one. */
final class LastHits {
    /** Share of a blow that a siege creep's armour lets through; siege creeps are told by their range. */
    private static final float SIEGE_EXPOSED = 0.83f;

    private static final float SIEGE_RANGE = 450;

    private LastHits() {}

    /** Whether one attack of the hero would kill the creep. */
    static boolean dies(Field field, int creep, int hero) {
        float exposed = field.range(creep) > SIEGE_RANGE ? SIEGE_EXPOSED : 1;
        return field.health(creep) <= field.damage(hero) * exposed;
    }

    /** The nearest creep of the classes within a distance that one blow would kill and that the actor may attack, or none. */
    static int find(Field field, int actor, float within, int ofClasses) {
        int hero = field.hero(actor);
        int best = Field.NONE;
        for (int row = 0; row < field.rows(); row++) {
            if (field.is(row, ofClasses)
                    && field.distance(row, hero) < within
                    && dies(field, row, hero)
                    && field.may(actor, field.names.attack, row)
                    && (best == Field.NONE || field.distance(row, hero) < field.distance(best, hero))) {
                best = row;
            }
        }
        return best;
    }
}
