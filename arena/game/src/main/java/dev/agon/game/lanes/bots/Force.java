package dev.agon.game.lanes.bots;

/** Who would win a fight about a hero: health times damage of one side against the other's (Lanchester's square law). */
final class Force {
    private static final float RADIUS = 850;
    private static final float NEAR = 550;
    /** Weight of those who would come late to the fight. */
    private static final float LATE = 0.75f;
    /** Abilities are used about so many seconds apart. */
    private static final float ABILITY_SECONDS = 8;

    private static final float ABILITY_GROWTH = 0.2f;
    private static final float CREEP_RADIUS = 450;
    private static final float CREEP_DAMAGE = 7;
    private static final float TOWER_RADIUS = 520;
    private static final float TOWER_DAMAGE = 60;
    private static final float TOWER_HEALTH = 250;

    private Force() {}

    /**
     * The own side's strength about a hero as a multiple of the enemy's; {@link Float#MAX_VALUE} where no enemy hero is near.
     */
    static float ratio(Field field, int hero) {
        int enemy = field.nearest(hero, RADIUS, Field.ENEMY_HERO);
        if (enemy == Field.NONE) {
            return Float.MAX_VALUE;
        }
        float ownTower = field.nearest(enemy, TOWER_RADIUS, Field.OWN_TOWER) == Field.NONE ? 0 : 1;
        float enemyTower = field.nearest(hero, TOWER_RADIUS, Field.ENEMY_TOWER) == Field.NONE ? 0 : 1;
        float ownHealth = ownTower * TOWER_HEALTH;
        float enemyHealth = enemyTower * TOWER_HEALTH;
        float ownDamage = ownTower * TOWER_DAMAGE + CREEP_DAMAGE * field.count(enemy, CREEP_RADIUS, Field.OWN_CREEP);
        float enemyDamage =
                enemyTower * TOWER_DAMAGE + CREEP_DAMAGE * field.count(hero, CREEP_RADIUS, Field.ENEMY_CREEP);
        for (int row = 0; row < field.rows(); row++) {
            if (!field.is(row, Field.OWN_HERO | Field.ENEMY_HERO)) {
                continue;
            }
            float distance = field.distance(row, hero);
            if (distance > RADIUS) {
                continue;
            }
            float weight = distance > NEAR ? LATE : 1;
            if (field.is(row, Field.OWN_HERO)) {
                ownHealth += weight * health(field, row);
                ownDamage += weight * damage(field, row);
            } else {
                enemyHealth += weight * health(field, row);
                enemyDamage += weight * damage(field, row);
            }
        }
        return ownHealth * ownDamage / (enemyHealth * enemyDamage);
    }

    /** Blows that a hero can take. */
    static float health(Field field, int hero) {
        return (field.health(hero) + field.shield(hero)) / Trait.EXPOSED[field.trait(hero)];
    }

    /** Damage a second, abilities included. */
    static float damage(Field field, int hero) {
        int trait = field.trait(hero);
        float abilities = Trait.ABILITY_WORTH[trait]
                * (1 + ABILITY_GROWTH * (field.level(hero) - 1))
                * Math.min(1, 2 * field.mana(hero))
                / ABILITY_SECONDS;
        return attack(field, hero) + abilities;
    }

    /** Damage a second of attacks alone. */
    static float attack(Field field, int hero) {
        float seconds = Trait.ATTACK_SECONDS[field.trait(hero)] * (field.has(hero, Shop.GLOVES) ? 0.8f : 1);
        return field.damage(hero) / seconds;
    }
}
