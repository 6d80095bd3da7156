package dev.agon.game;

import dev.agon.game.Layout.EntityKind;
import dev.agon.game.Layout.Feature;
import dev.agon.game.Layout.Verb;
import dev.agon.game.example.RockPaperScissors;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Each check of what is seen fails on a game that breaks it. */
class GameContractCatchesObservationsTest {
    private static final Consumer<GameContract> CHECK = GameContract::randomMatchesKeepTheRulesFromStartToEnd;

    /** Verb of {@link Stones} that points at an entity, legal wherever a spoiler makes it so. */
    private static final int POINT = 3;

    @Test
    void theWrongTick() {
        caught((match, view, seen) -> seen.tick++, "tick");
    }

    @Test
    void aNumberOutOfItsRange() {
        caught((match, view, seen) -> seen.globals[0] = 99, "outside [-5.0, 5.0]");
    }

    @Test
    void aNumberThatIsNone() {
        caught((match, view, seen) -> seen.globals[0] = Float.NaN, "outside [-5.0, 5.0]");
    }

    @Test
    void anActorThatMayDoNothing() {
        caught(ofPlayers((match, view, seen) -> seen.verbMask[0] = 0), "no legal verb");
    }

    @Test
    void aVerbThatDoesNotExist() {
        caught(ofPlayers((match, view, seen) -> seen.verbMask[0] |= 1L << 40), "beyond the last verb");
    }

    @Test
    void aForbiddenFallback() {
        caught(ofPlayers((match, view, seen) -> seen.verbMask[0] = 2), "fallback is not allowed");
    }

    @Test
    void anActorOfTheOtherSide() {
        caught(ofPlayers((match, view, seen) -> seen.actorSeat[0] = 1 - view), "not of the view");
    }

    @Test
    void anActorWhoseEntityIsNotThere() {
        caught(ofPlayers((match, view, seen) -> seen.actorEntity[0] = 0), "entity is not there");
    }

    @Test
    void nobodyToOrderThoughTheViewIsAwaited() {
        caught(ofPlayers((match, view, seen) -> seen.actors = 0), "awaited exactly when");
    }

    @Test
    void aSpectatorWithActors() {
        caught(
                (match, view, seen) -> {
                    if (view == Match.SPECTATOR) {
                        seen.allow(seen.addActor(-1, 0), 0);
                    }
                },
                "spectator has actors");
    }

    @Test
    void anEntityWithoutAnId() {
        caught((match, view, seen) -> seen.addEntity(0, 0), "is not positive");
    }

    @Test
    void twoEntitiesWithOneId() {
        caught(
                (match, view, seen) -> {
                    seen.addEntity(0, 5);
                    seen.addEntity(0, 5);
                },
                "two entities have the id 5");
    }

    @Test
    void anEntityOfNoKind() {
        caught((match, view, seen) -> seen.addEntity(2, 5), "no kind 2");
    }

    @Test
    void aFeatureOutOfItsRange() {
        caught((match, view, seen) -> seen.feature(seen.addEntity(0, 5), 0, 7), "weight is 7.0");
    }

    @Test
    void aFeatureThatTheKindDoesNotUse() {
        caught((match, view, seen) -> seen.feature(seen.addEntity(0, 5), 1, 1), "does not use size");
    }

    @Test
    void aTargetThatIsNoEntity() {
        caught(
                ofPlayers((match, view, seen) -> {
                    seen.addEntity(0, 5);
                    seen.allow(0, POINT, 1);
                }),
                "targets that are not there");
    }

    @Test
    void aLegalVerbWithoutALegalTarget() {
        caught(ofPlayers((match, view, seen) -> seen.allow(0, POINT)), "has legal targets exactly when");
    }

    @Test
    void whatTheArraysHeldBefore() {
        Game broken = Caught.spoiled(match -> new ForwardingMatch(match) {
            @Override
            public void observe(int view, Observation into) {
                float before = into.globals[0];
                super.observe(view, into);
                into.globals[0] = before;
            }
        });
        Caught.by(GameContract::observingLeavesNothingOfWhatTheArraysHeldBefore, broken, "stale data");
    }

    private static Caught.Spoiler ofPlayers(Caught.Spoiler spoiler) {
        return (match, view, seen) -> {
            if (view != Match.SPECTATOR && match.awaits(view)) {
                spoiler.spoil(match, view, seen);
            }
        };
    }

    private static void caught(Caught.Spoiler spoiler, String text) {
        Caught.by(CHECK, new Stones(spoiler), text);
    }

    /** Rock, paper, scissors with room for two stones on the table. */
    private static final class Stones extends ForwardingGame {
        Stones(Caught.Spoiler spoiler) {
            super(new RockPaperScissors(), match -> new Caught.Misseen(match, spoiler));
        }

        @Override
        public Layout layout() {
            Layout plain = good.layout();
            return new Layout(
                    plain.globals(),
                    List.of(new EntityKind("stone", List.of("weight"))),
                    List.of(Feature.of("weight", 0, 1), Feature.of("size", 0, 1)),
                    List.of(),
                    0,
                    0,
                    2,
                    1,
                    List.of(
                            plain.verbs().get(0),
                            plain.verbs().get(1),
                            plain.verbs().get(2),
                            Verb.atEntity("point")),
                    0);
        }
    }
}
