package dev.agon.game.lanes.bots;

/** What bots know of each hero kind beside what they see, in the order warden, archer, mage, mender, binder. */
final class Trait {
    static final int WARDEN = 0;
    static final int ARCHER = 1;
    static final int MAGE = 2;
    static final int MENDER = 3;
    static final int BINDER = 4;

    /** Seconds between attacks. */
    static final float[] ATTACK_SECONDS = {1.1f, 1.2f, 1.3f, 1.3f, 1.2f};
    /** Share of a blow that its armour lets through. */
    static final float[] EXPOSED = {0.8f, 0.95f, 1, 0.95f, 0.91f};
    /** What its abilities are worth in a fight, as health taken or given at level 1 with full mana. */
    static final float[] ABILITY_WORTH = {170, 180, 230, 190, 130};

    private Trait() {}
}
