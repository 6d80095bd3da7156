package dev.agon.league.worker;

import dev.agon.agents.policy.CoreState;
import dev.agon.agents.policy.Decision;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.RolloutRecorder;
import dev.agon.game.Game;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;
import dev.agon.league.play.Place;
import dev.agon.league.wire.PlayerRefs;
import dev.agon.proto.training.PlayerRef;
import org.jspecify.annotations.Nullable;

/** One player at one match's table: a policy, which decides with its crew, or a scripted bot, which decides alone. */
abstract class Sitter {
    /** The view that it sees. */
    final int view;

    /** Bit {@code s}: it commands seat {@code s}. */
    final long seats;

    private Sitter(int view, long seats) {
        this.view = view;
        this.seats = seats;
    }

    /** Sees what its view sees and starts to decide. */
    abstract void see(Observation observation, Orders orders);

    /** Gives the orders for its own seats, after its crew has decided. */
    abstract void order(Observation observation, Orders orders);

    /** A scripted bot. */
    static final class Bot extends Sitter {
        private final Player player;

        Bot(Game game, int view, long seats, Player player) {
            super(view, seats);
            this.player = player;
            player.begin(game, view, seats);
        }

        @Override
        void see(Observation observation, Orders orders) {
            player.decide(observation, orders);
        }

        @Override
        void order(Observation observation, Orders orders) {}
    }

    /** A policy, newest or frozen. */
    static final class Member extends Sitter {
        /** The crew it decides with. */
        final Crew crew;

        /** What its core carries. */
        final CoreState state;

        /** Whom it plays for. */
        final PlayerRef player;

        /** Records it where it learns. */
        final @Nullable RolloutRecorder recorder;

        /** What it draws from. */
        final MatchRandom random;

        private final Decision decision;

        Member(PolicySpec spec, Place place, Crew crew, @Nullable RolloutRecorder recorder) {
            super(place.view(), place.seats());
            this.crew = crew;
            this.recorder = recorder;
            player = place.player();
            random = new MatchRandom(place.seed());
            state = new CoreState(spec);
            decision = new Decision(spec);
        }

        @Override
        void see(Observation observation, Orders orders) {
            crew.add(observation, state, random, decision);
        }

        @Override
        void order(Observation observation, Orders orders) {
            for (int row = 0; row < observation.actors; row++) {
                if ((seats >>> observation.actorSeat[row] & 1) != 0) {
                    orders.set(row, decision.orders.verb[row], decision.orders.target[row]);
                }
            }
            if (recorder != null) {
                recorder.append(observation, decision, state);
            }
        }

        /** The agent whose policy it plays by. */
        String agent() {
            return PlayerRefs.agent(player);
        }
    }
}
