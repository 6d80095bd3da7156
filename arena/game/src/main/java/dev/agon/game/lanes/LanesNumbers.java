package dev.agon.game.lanes;

/**
 * Every number of the rules. Distances are in hundredths of a metre, times in ticks of a tenth of a second, speeds in distance a
 * tick. A change here changes matches: raise {@link #RULES_REVISION} with it.
 */
final class LanesNumbers {
    /** Raised whenever equal seeds and orders may lead to another match. */
    static final int RULES_REVISION = 5;

    static final int TICKS_PER_SECOND = 10;
    static final int TICKS_PER_MINUTE = 60 * TICKS_PER_SECOND;
    /** Ticks from one decision to the next; between them the last one goes on. */
    static final int DECISION_TICKS = 2;

    // Units by kind: warden, archer, mage, mender, binder; melee, ranged, siege creep; tower, core, bolt, mark, ward,
    // beast, rune.
    static final int[] HEALTH = {640, 500, 460, 500, 520, 280, 180, 340, 700, 800, 1, 1, 60, 380, 1};
    static final int[] ARMOUR = {25, 5, 0, 5, 10, 0, 0, 20, 0, 0, 0, 0, 0, 5, 0};
    static final int[] DAMAGE = {48, 40, 34, 34, 38, 12, 18, 26, 60, 0, 0, 0, 0, 24, 0};
    static final int[] ATTACK_RANGE = {150, 430, 420, 400, 320, 110, 360, 500, 480, 0, 0, 0, 0, 130, 0};
    static final int[] ATTACK_TICKS = {11, 12, 13, 13, 12, 10, 12, 24, 10, 10, 10, 10, 10, 13, 10};
    static final int[] SPEED = {34, 32, 31, 32, 32, 25, 25, 22, 0, 0, 90, 0, 0, 30, 0};
    /** How far a unit sees where nothing is in the way; 0 for those that see for nobody. */
    static final int[] SIGHT = {800, 800, 800, 800, 800, 600, 600, 600, 800, 800, 0, 0, 800, 0, 0};

    /** Blows of siege creeps at buildings weigh this percentage. */
    static final int SIEGE_PERCENT = 250;

    // Heroes by kind: warden, archer, mage, mender, binder.
    static final int[] MANA = {200, 220, 260, 260, 240};
    static final int[] HEALTH_PER_LEVEL = {70, 55, 48, 52, 55};
    static final int[] MANA_PER_LEVEL = {20, 25, 30, 30, 25};
    static final int[] DAMAGE_PER_LEVEL = {4, 5, 3, 3, 3};
    /** Gained every {@link #REGENERATION_TICKS}. */
    static final int[] HEALTH_REGENERATION = {3, 2, 2, 2, 2};

    static final int[] MANA_REGENERATION = {3, 4, 5, 5, 4};

    // Abilities: bash, charge, bulwark; pin, bolt, focus; spark, meteor, nova; mend, ray, sanctuary; root, ward, hush.
    static final int[] ABILITY_MANA = {60, 70, 70, 50, 60, 60, 70, 80, 70, 60, 60, 90, 60, 40, 80};
    static final int[] ABILITY_COOLDOWN = {90, 120, 140, 100, 70, 150, 80, 100, 130, 70, 90, 200, 110, 250, 160};
    /** How far away it can be aimed. */
    static final int[] ABILITY_RANGE = {220, 450, 0, 600, 900, 0, 520, 700, 0, 600, 800, 0, 550, 700, 0};
    /** Damage; health of mend; strength of the shields of bulwark and sanctuary. */
    static final int[] ABILITY_POWER = {60, 50, 120, 40, 90, 0, 100, 110, 60, 90, 70, 70, 40, 0, 30};

    static final int[] ABILITY_POWER_PER_LEVEL = {15, 10, 25, 10, 20, 0, 25, 25, 15, 22, 15, 18, 12, 0, 10};
    /** Ticks of a stun, slow, shield, focus, silence, root; of a meteor's fall; of a ward's stand. */
    static final int[] ABILITY_DURATION = {12, 20, 40, 25, 0, 40, 0, 8, 20, 0, 20, 30, 16, 900, 25};
    /** Who is this near to where it happens is struck, healed or shielded; 0 for those that concern one unit. */
    static final int[] ABILITY_RADIUS = {0, 150, 0, 0, 0, 0, 0, 160, 300, 0, 0, 400, 0, 0, 380};

    /** Places that a ground ability can be aimed at in each direction: evenly spaced up to its range. */
    static final int RINGS = 3;

    static final int BOLT_RADIUS = 65;
    /** Percent of the usual ticks between attacks under focus. */
    static final int FOCUS_ATTACK_PERCENT = 55;
    /** Percent of the usual speed when slowed. */
    static final int SLOW_PERCENT = 60;
    /** A charge looks this far ahead at a time for open ground. */
    static final int CHARGE_STEP = 50;

    // Items: salve, tonic, boots, blade, gloves, plate, orb, aegis.
    static final int[] ITEM_PRICE = {60, 50, 250, 350, 350, 350, 350, 500};
    /** Most of a kind that a hero carries. */
    static final int[] ITEM_MOST = {3, 3, 1, 1, 1, 1, 1, 1};

    /** Ticks that a salve and a tonic work; damage ends both. */
    static final int DRAUGHT_TICKS = 80;
    /** Gained every {@link #REGENERATION_TICKS} under a salve. */
    static final int SALVE_HEALTH = 30;
    /** Gained every {@link #REGENERATION_TICKS} under a tonic. */
    static final int TONIC_MANA = 15;

    static final int BOOTS_SPEED = 7;
    static final int BLADE_DAMAGE = 18;
    static final int GLOVES_ATTACK_PERCENT = 80;
    static final int PLATE_ARMOUR = 15;
    static final int PLATE_HEALTH = 120;
    static final int ORB_MANA = 120;
    static final int ORB_POWER_PERCENT = 125;
    static final int AEGIS_SHIELD = 200;
    static final int AEGIS_TICKS = 50;
    static final int AEGIS_COOLDOWN = 400;

    /** Ticks that a hero must stand undisturbed to return to its fountain. */
    static final int RECALL_TICKS = 30;
    /** Nearer to its fountain a hero cannot recall. */
    static final int RECALL_RADIUS = 1000;

    static final int FIRST_RUNE_TICK = 300;
    static final int RUNE_TICKS = 600;
    static final int RUNE_RADIUS = 100;
    static final int RUNE_EFFECT_TICKS = 150;
    static final int BOUNTY_GOLD = 40;
    static final int MIGHT_PERCENT = 140;
    static final int HASTE_SPEED = 12;

    static final int FIRST_CAMP_TICK = 300;
    static final int CAMP_TICKS = 600;
    static final int CAMP_BEASTS = 2;
    static final int BEAST_ACQUIRE_RADIUS = 250;
    /** Beasts turn back when they are this far from their camp. */
    static final int BEAST_LEASH = 500;
    /** Percentage of the most that a beast without a foe regains every {@link #REGENERATION_TICKS}. */
    static final int BEAST_REST_PERCENT = 10;

    /** A hero may be told to attack what is this near; it walks up. */
    static final int CHASE_RADIUS = 800;
    /** An own creep may be attacked when it has at most this percentage of its health. */
    static final int DENY_PERCENT = 50;
    /** Percentage of a creep's experience that is left when it was denied. */
    static final int DENIED_EXPERIENCE_PERCENT = 50;

    /** Creeps turn to what comes this near. */
    static final int CREEP_ACQUIRE_RADIUS = 450;
    /** Ticks after which creeps look for the nearest enemy anew. */
    static final int CREEP_RETARGET_TICKS = 5;
    /** Ticks after which a tower with nobody to shoot looks about. */
    static final int TOWER_RETARGET_TICKS = 3;
    /** How long towers and creeps hold it against a hero that it hurt a hero. */
    static final int PROVOKED_TICKS = 20;
    /** Creeps of a side on a lane keep this apart. */
    static final int CREEP_SPACING = 70;

    static final int CREEP_PUSH = 8;
    static final int WAYPOINT_RADIUS = 60;

    static final int FIRST_WAVE_TICK = 20;
    static final int WAVE_TICKS = 200;
    static final int WAVE_MELEE = 3;
    static final int WAVE_RANGED = 1;
    /** Every so many waves one siege creep comes along. */
    static final int SIEGE_WAVE = 5;
    /** Most creeps that a side has on a lane; a wave that finds no room is smaller. */
    static final int LANE_CREEPS = 10;
    /** Creeps and beasts gain this percentage of health and damage every minute. */
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
    /** Heroes this near to a dying enemy share its experience, and a part of the gold of its last hit. */
    static final int SHARING_RADIUS = 800;
    /** By kind of the dead; a hero's grows by level. */
    static final int[] EXPERIENCE = {120, 120, 120, 120, 120, 28, 36, 50, 80, 0, 0, 0, 10, 40, 0};

    static final int HERO_EXPERIENCE_PER_LEVEL = 25;
    /** Gold for the last hit, by kind of the dead. A tower's goes to every hero of the other side. */
    static final int[] GOLD = {120, 120, 120, 120, 120, 20, 26, 40, 120, 0, 0, 0, 20, 30, 0};
    /** Percentage of a creep's or beast's gold that other heroes near it get, each. */
    static final int NEARBY_GOLD_PERCENT = 25;

    static final int KILL_GOLD_PER_LEVEL = 8;
    /** More for a hero that has killed so often without dying, for each kill after the first. */
    static final int STREAK_GOLD = 30;

    static final int STREAK_MOST = 5;
    /** For each hero that helped with a kill. */
    static final int ASSIST_GOLD = 40;

    static final int GOLD_PER_SECOND = 2;
    /** Whoever hurt a hero in this time helped to kill it, and shares the kill where no hero dealt the last blow. */
    static final int ASSIST_TICKS = 100;

    private LanesNumbers() {}
}
