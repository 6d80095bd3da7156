package dev.agon.agents.surgery;

import dev.agon.game.Layout.Feature;
import java.util.List;

/**
 * A list of named inputs then and now. The network sees an input scaled from its declared range to -1..1; where the range is
 * another now, {@link #factor} and {@link #shift} make of the scaled number what it was: {@code before = factor · now + shift}.
 */
final class InputMap {
    private static final float LIMIT = 5f;

    final AxisMap places;
    private final List<Feature> before;
    private final List<Feature> after;

    InputMap(List<Feature> before, List<Feature> after) {
        this.before = before;
        this.after = after;
        places = AxisMap.byName(names(before), names(after));
    }

    static List<String> names(List<Feature> features) {
        return features.stream().map(Feature::name).toList();
    }

    /** What the scaled number of a kept input is multiplied by. */
    double factor(int place) {
        return slope(before.get(places.from(place))) / slope(after.get(place));
    }

    /** What is added to it. */
    double shift(int place) {
        return offset(before.get(places.from(place))) - factor(place) * offset(after.get(place));
    }

    /** The scaled number of an input that is gone: as if it were 0 for ever. */
    double atZero(int placeBefore) {
        return Math.max(-LIMIT, Math.min(LIMIT, offset(before.get(placeBefore))));
    }

    /** Kept inputs whose range is another now. */
    List<String> rescaled() {
        return after.stream()
                .filter(now -> before.stream()
                        .anyMatch(then -> then.name().equals(now.name())
                                && (then.low() != now.low() || then.high() != now.high())))
                .map(Feature::name)
                .toList();
    }

    private static double slope(Feature range) {
        return 2.0 / (range.high() - range.low());
    }

    private static double offset(Feature range) {
        return -(range.high() + range.low()) / (double) (range.high() - range.low());
    }
}
