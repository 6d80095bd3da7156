package dev.agon.game;

import dev.agon.game.Layout.Verb;
import dev.agon.game.example.RockPaperScissors;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Each check of what a game declares fails on a game that breaks it. */
class GameContractCatchesDeclarationsTest {
    /** Rock, paper, scissors as it is: what each test changes one thing of. */
    private static class Honest extends ForwardingGame {
        Honest() {
            super(new RockPaperScissors(), UnaryOperator.identity());
        }
    }

    @Test
    void aNameThatTheCommandLineCannotTake() {
        Game broken = new Honest() {
            @Override
            public String name() {
                return "Rock Paper";
            }
        };
        Caught.by(GameContract::declaresTeamsSeatsAndViewsThatFitTogether, broken, "name");
    }

    @Test
    void aViewOfTwoTeams() {
        Game broken = new Honest() {
            @Override
            public int viewOf(int seat) {
                return 0;
            }
        };
        Caught.by(GameContract::declaresTeamsSeatsAndViewsThatFitTogether, broken, "two teams' seats");
    }

    @Test
    void aTeamWithoutASeat() {
        Game broken = new Honest() {
            @Override
            public int teams() {
                return 3;
            }
        };
        Caught.by(GameContract::declaresTeamsSeatsAndViewsThatFitTogether, broken, "team 2 has no seat");
    }

    @Test
    void aFallbackThatTakesATarget() {
        Layout plain = new RockPaperScissors().layout();
        Game broken = new Honest() {
            @Override
            public Layout layout() {
                return new Layout(
                        plain.globals(), List.of(), List.of(), List.of(), 0, 0, 0, 1, List.of(Verb.atCell("to", 3)), 0);
            }
        };
        Caught.by(GameContract::declaresLayoutRewardsAndSettings, broken, "fallback verb takes a target");
    }

    @Test
    void aWeightTooMany() {
        Game broken = new Honest() {
            @Override
            public float[] defaultRewardWeights() {
                return new float[2];
            }
        };
        Caught.by(GameContract::declaresLayoutRewardsAndSettings, broken, "one weight per term");
    }

    @Test
    void aSettingThatNobodyKnowsAndNobodyRefuses() {
        Game broken = new Honest() {
            @Override
            public Game with(Map<String, String> settings) {
                return this;
            }
        };
        Caught.by(GameContract::declaresLayoutRewardsAndSettings, broken, "IllegalArgumentException");
    }

    @Test
    void anAnchorThatIsNoBot() {
        Game broken = new Honest() {
            @Override
            public List<Anchor> anchors() {
                return List.of(new Anchor("nobody", 0));
            }
        };
        Caught.by(GameContract::botsGiveLegalOrdersThatFollowFromTheirSeed, broken, "anchor is no bot");
    }

    @Test
    void aBotThatGivesForbiddenOrders() {
        Caught.by(
                GameContract::botsGiveLegalOrdersThatFollowFromTheirSeed,
                withBot(seed -> new Always(99)),
                "forbidden order");
    }

    @Test
    void aBotThatIsNotTheSameAgain() {
        int[] players = {0};
        Caught.by(
                GameContract::botsGiveLegalOrdersThatFollowFromTheirSeed,
                withBot(seed -> new Always(players[0]++ % 3)),
                "other verbs");
    }

    @Test
    void aBotThatOrdersItsNeighboursActors() {
        Caught.by(GameContract::botsGiveLegalOrdersThatFollowFromTheirSeed, new Pairs(), "exactly its own actors");
    }

    private static Game withBot(Game.BotFactory factory) {
        return new Honest() {
            @Override
            public Map<String, BotFactory> bots() {
                return Map.of("random", factory);
            }
        };
    }

    /** Gives every actor, whosever it is, the same verb. */
    private record Always(int verb) implements Player {
        @Override
        public void begin(Game game, int view, long seats) {}

        @Override
        public void decide(Observation observation, Orders orders) {
            for (int actor = 0; actor < observation.actors; actor++) {
                orders.set(actor, verb, 0);
            }
        }
    }

    /** Two seats on each side, of which the second may only throw a rock that does not count. */
    private static final class Pairs extends Honest {
        @Override
        public int seats() {
            return 4;
        }

        @Override
        public int teamOf(int seat) {
            return seat / 2;
        }

        @Override
        public int viewOf(int seat) {
            return seat / 2;
        }

        @Override
        public Match start(long seed) {
            return new Caught.Misseen(good.start(seed), (match, view, seen) -> {
                if (seen.actors > 0) {
                    seen.actorSeat[0] = 2 * view;
                    seen.allow(seen.addActor(-1, 2 * view + 1), 0);
                }
            });
        }

        @Override
        public Map<String, BotFactory> bots() {
            return Map.of("random", seed -> new Always(0));
        }
    }
}
