package dev.agon.league.evaluation;

import dev.agon.league.rating.WinRate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How two players did against each other.
 *
 * @param a exact name of the one whose wins are counted
 * @param b exact name of the other
 * @param winRate of {@code a}
 */
public record EvaluationResult(String a, String b, WinRate winRate) {
    /** The fields of the command line's JSON. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("a", a);
        fields.put("b", b);
        fields.put("matches", winRate.matches());
        fields.put("wins", winRate.wins());
        fields.put("draws", winRate.draws());
        fields.put("losses", winRate.losses());
        fields.put("win_rate", winRate.rate());
        fields.put("low", winRate.low());
        fields.put("high", winRate.high());
        return fields;
    }
}
