package dev.agon.game.lanes;

import static dev.agon.game.lanes.LanesTables.metres;
import static dev.agon.game.lanes.LanesTables.seconds;

/** What each ability does, in the words of docs/games/lanes.md, with the numbers of the rules. */
final class AbilityWords {
    private AbilityWords() {}

    static String of(int ability) {
        String power = power(ability);
        String lasts = seconds(LanesNumbers.ABILITY_DURATION[ability]) + " s";
        String near = "within " + metres(LanesNumbers.ABILITY_RADIUS[ability]) + " m";
        return switch (ability) {
            case Ability.BASH -> power + " damage; stuns for " + lasts;
            case Ability.CHARGE ->
                "leaps in the direction, as far as the ground is open; enemies " + near + " of the landing take "
                        + power + " and are slowed for " + lasts;
            case Ability.BULWARK -> "a shield of " + power + " for " + lasts;
            case Ability.PIN -> power + " damage; slows for " + lasts;
            case Ability.BOLT -> flies() + " takes " + power;
            case Ability.FOCUS -> LanesNumbers.FOCUS_ATTACK_PERCENT + " % of the time between attacks for " + lasts;
            case Ability.SPARK -> power + " damage";
            case Ability.METEOR -> "falls after " + lasts + "; enemies " + near + " take " + power;
            case Ability.NOVA -> "enemies " + near + " take " + power + " and are slowed for " + lasts;
            case Ability.MEND -> "an own hero, oneself too, gains " + power + " health";
            case Ability.RAY -> flies() + " takes " + power + " and is silenced for " + lasts;
            case Ability.SANCTUARY -> "own heroes " + near + " get a shield of " + power + " for " + lasts;
            case Ability.ROOT -> power + " damage; roots for " + lasts;
            case Ability.WARD -> "stands and sees for " + lasts + "; a hero has one at a time";
            case Ability.HUSH -> "enemies " + near + " take " + power + " and are silenced for " + lasts;
            default -> throw new IllegalStateException("an ability without words: " + ability);
        };
    }

    private static String power(int ability) {
        return LanesNumbers.ABILITY_POWER[ability] + " + " + LanesNumbers.ABILITY_POWER_PER_LEVEL[ability] + " a level";
    }

    private static String flies() {
        return "flies straight at " + LanesTables.number(LanesNumbers.SPEED[Kind.BOLT] / 10.0)
                + " m/s to the first wall; the first enemy within " + metres(LanesNumbers.BOLT_RADIUS)
                + " m of its way";
    }
}
