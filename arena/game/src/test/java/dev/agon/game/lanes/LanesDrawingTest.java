package dev.agon.game.lanes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LanesDrawingTest {
    @Test
    void lanesLeadFromTheOwnCoreToTheOthers() {
        Map<String, List<Double>> numbers = new Lanes3v3().drawing();

        List<Double> core = numbers.get("core");
        for (String lane : List.of("lane0", "lane1")) {
            List<Double> way = numbers.get(lane);
            assertEquals(core, way.subList(0, 2));
            assertEquals(-core.get(0), way.get(way.size() - 2));
            assertEquals(-core.get(1), way.get(way.size() - 1));
        }
    }

    @Test
    void tellsWhatEveryKindOfUnitSeesAndReaches() {
        Map<String, List<Double>> numbers = new Lanes1v1().drawing();

        assertEquals(Kind.NAMES.size(), numbers.get("sight").size());
        assertEquals(Kind.NAMES.size(), numbers.get("range").size());
        double half = numbers.get("half").get(0);
        assertEquals(
                LanesNumbers.SIGHT[Kind.ARCHER] / half, numbers.get("sight").get(Kind.ARCHER));
    }

    @Test
    void tellsWhatEveryAbilityAndItemDoes() {
        Map<String, List<Double>> numbers = new Lanes5v5().drawing();

        for (String column : List.of(
                "abilityMana",
                "abilityRange",
                "abilityRadius",
                "abilityPower",
                "abilityPowerPerLevel",
                "abilitySeconds")) {
            assertEquals(Ability.NAMES.size(), numbers.get(column).size(), column);
        }
        Item.NAMES.forEach(item -> assertTrue(numbers.containsKey("effect:" + item), item));
        Rune.NAMES.forEach(rune -> assertTrue(numbers.containsKey("effect:" + rune), rune));
        assertEquals(List.of(200.0, 5.0, 40.0), numbers.get("effect:aegis"));
    }
}
