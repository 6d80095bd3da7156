package dev.agon.league.players;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyNameTest {
    private static final Set<String> RUNS = Set.of("first", "a@b", "runs/x@main");

    @ParameterizedTest
    @CsvSource({
        "first, first, main, latest",
        "first@latest, first, main, latest",
        "first@best, first, main, best",
        "first@12, first, main, 12",
        "first@main@12, first, main, 12",
        "first@main-exploiter@7, first, main-exploiter, 7",
        "first@main-exploiter-2@latest, first, main-exploiter-2, latest",
        "first@main-exploiter, first, main, main-exploiter",
        "@latest, '', main, latest",
        "@member-3@best, '', member-3, best",
        "/home/me@host/runs/first@3, /home/me@host/runs/first, main, 3",
        "/home/me@host/runs/first@member-2@3, /home/me@host/runs/first, member-2, 3",
        "a@b, a@b, main, latest",
        "a@b@5, a@b, main, 5",
        "a@b@member-2@5, a@b, member-2, 5",
        "runs/x@main@4, runs/x@main, main, 4",
    })
    void hasARunAnAgentAndWhichOfItsPoliciesIsMeant(String name, String run, String agent, String which) {
        assertEquals(new PolicyName(run, agent, which), PolicyName.of(name, RUNS::contains));
    }

    @Test
    void leavesTheMainAgentUnsaid() {
        assertEquals("first@12", PolicyName.of("first", "main", 12));
        assertEquals("first@main-exploiter@7", PolicyName.of("first", "main-exploiter", 7));
        assertEquals("first@12", PlayerCatalogue.outsideLeague("first", "main@12"));
        assertEquals("first@member-2@7", PlayerCatalogue.outsideLeague("first", "member-2@7"));
        assertEquals("bot:rush", PlayerCatalogue.outsideLeague("first", "bot:rush"));
    }

    @Test
    void isAnotherInTheLeagueOfItsRunAndNoneInAnyOther() {
        assertEquals(Optional.of("main@12"), PlayerCatalogue.inLeague("first", "first@12"));
        assertEquals(Optional.of("main-exploiter@7"), PlayerCatalogue.inLeague("first", "first@main-exploiter@7"));
        assertEquals(Optional.of("main@5"), PlayerCatalogue.inLeague("a@b", "a@b@5"));
        for (String other :
                new String[] {"other@12", "first", "first@latest", "first@best", "house", "bot:rush", "first@5+search"
                }) {
            assertEquals(Optional.empty(), PlayerCatalogue.inLeague("first", other), other);
        }
    }
}
