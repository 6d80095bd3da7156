package dev.agon.game.lanes;

/**
 * Every number of the rules. Distances are in hundredths of a metre, times in ticks of a tenth of a second, speeds in distance a
 * tick. A change here changes matches: raise {@link #RULES_REVISION} with it.
 */
final class LanesNumbers {
    /** Raised whenever equal seeds and orders may lead to another match. */
    static final int RULES_REVISION = 2;

    static final int TICKS_PER_SECOND = 10;
    static final int TICKS_PER_MINUTE = 60 * TICKS_PER_SECOND;
    /** Ticks from one decision to the next; between them the last one goes on. */
    static final int DECISION_TICKS = 2;

    // Units by kind: warden, archer, melee creep, ranged creep, tower, core, bolt.
    static final int[] HEALTH = {640, 500, 280, 180, 700, 800, 1};
    static final int[] ARMOUR = {25, 5, 0, 0, 0, 0, 0};
    static final int[] DAMAGE = {48, 40, 12, 18, 60, 0, 0};
    static final int[] ATTACK_RANGE = {150, 430, 110, 360, 480, 0, 0};
    static final int[] ATTACK_TICKS = {11, 12, 10, 12, 10, 10, 10};
    static final int[] SPEED = {34, 32, 25, 25, 0, 0, 90};
    static final int[] SIGHT = {800, 800, 600, 600, 800, 800, 0};

    // Heroes by kind: warden, archer.
    static final int[] MANA = {200, 220};
    static final int[] HEALTH_PER_LEVEL = {70, 55};
    static final int[] MANA_PER_LEVEL = {20, 25};
    static final int[] DAMAGE_PER_LEVEL = {4, 5};
    /** Gained every {@link #REGENERATION_TICKS}. */
    static final int[] HEALTH_REGENERATION = {3, 2};

    static final int[] MANA_REGENERATION = {3, 4};
    /** Which ability a hero kind has in each slot. */
    static final int[][] ABILITIES = {
        {Ability.BASH, Ability.NONE, Ability.BULWARK}, {Ability.NONE, Ability.BOLT, Ability.FOCUS},
    };

    // Abilities: bash, bulwark, bolt, focus.
    static final int[] ABILITY_MANA = {60, 70, 60, 60};
    static final int[] ABILITY_COOLDOWN = {90, 140, 70, 150};
    static final int[] ABILITY_RANGE = {220, 0, 900, 0};
    /** Damage of bash and bolt, strength of bulwark's shield. */
    static final int[] ABILITY_POWER = {60, 120, 90, 0};

    static final int[] ABILITY_POWER_PER_LEVEL = {15, 25, 20, 0};
    /** Ticks of bash's stun, of bulwark's shield, of focus. */
    static final int[] ABILITY_DURATION = {12, 40, 0, 40};

    static final int BOLT_RADIUS = 65;
    /** Percent of the usual ticks between attacks under focus. */
    static final int FOCUS_ATTACK_PERCENT = 55;

    /** A hero may be told to attack what is this near; it walks up. */
    static final int CHASE_RADIUS = 800;
    /** Creeps turn to what comes this near. */
    static final int CREEP_ACQUIRE_RADIUS = 450;
    /** Ticks after which creeps look for the nearest enemy anew. */
    static final int CREEP_RETARGET_TICKS = 5;
    /** How long a tower remembers that a hero hurt a hero. */
    static final int PROVOKED_TICKS = 20;
    /** Creeps of a side keep this apart. */
    static final int CREEP_SPACING = 70;

    static final int CREEP_PUSH = 8;
    static final int WAYPOINT_RADIUS = 60;

    static final int FIRST_WAVE_TICK = 20;
    static final int WAVE_TICKS = 200;
    static final int WAVE_MELEE = 3;
    static final int WAVE_RANGED = 1;
    /** Most creeps that a side has on a lane; a wave that finds no room is smaller. */
    static final int LANE_CREEPS = 12;
    /** Creeps gain this percentage of health and damage every minute. */
    static final int CREEP_GROWTH_PERCENT = 30;

    /** Buildings crumble: blows at them weigh this percentage more with every minute gone. */
    static final int CRUMBLING_PERCENT = 150;

    static final int REGENERATION_TICKS = 10;
    static final int FOUNTAIN_RADIUS = 320;
    /** Percentage of the most that the fountain restores every {@link #REGENERATION_TICKS}. */
    static final int FOUNTAIN_PERCENT = 12;

    static final int RESPAWN_TICKS = 80;
    static final int RESPAWN_TICKS_PER_LEVEL = 10;

    static final int MAX_LEVEL = 10;
    /** Experience at which each level is reached. */
    static final int[] LEVEL_EXPERIENCE = {0, 100, 230, 390, 580, 800, 1050, 1330, 1640, 1980};
    /** Heroes this near to a dying enemy share its experience. */
    static final int EXPERIENCE_RADIUS = 800;

    static final int[] EXPERIENCE = {120, 120, 28, 36, 80, 0, 0};
    static final int HERO_EXPERIENCE_PER_LEVEL = 25;
    /** Gold for the last hit. A tower's goes to every hero of the other side. */
    static final int[] GOLD = {120, 120, 20, 26, 120, 0, 0};

    static final int GOLD_PER_SECOND = 1;
    /** Whoever hurt a hero in this time shares the kill where no hero dealt the last blow. */
    static final int ASSIST_TICKS = 100;

    /** Gold turns into equipment in steps of this size. */
    static final int EQUIPMENT_GOLD = 100;

    static final int EQUIPMENT_STEPS = 12;
    static final int EQUIPMENT_DAMAGE = 4;
    static final int EQUIPMENT_HEALTH = 25;

    private LanesNumbers() {}
}
