package dev.agon.server.live;

import dev.agon.game.Games;
import dev.agon.proto.journal.Agent;
import dev.agon.proto.journal.Opening;
import dev.agon.proto.journal.Place;
import dev.agon.server.PlayerEntry;
import dev.agon.server.PlayerKind;
import dev.agon.server.journal.StoredJournal;
import dev.agon.server.live.MatchPlan.Purpose;
import dev.agon.server.live.MatchPlan.SeatPlan;
import dev.agon.server.replay.DamagedReplayException;
import dev.agon.server.replay.ReplayRecorder;
import org.jspecify.annotations.Nullable;

/** What a match is to be, as the opening of its journal. */
public final class PlanMessages {
    private PlanMessages() {}

    /** The plan as an opening. */
    public static Opening opening(MatchPlan plan) {
        Opening.Builder opening = Opening.newBuilder()
                .setMatch(plan.id())
                .setStart(ReplayRecorder.start(plan.game(), plan.seed(), false))
                .setPurpose(
                        dev.agon.proto.journal.Purpose.valueOf(plan.purpose().name()))
                .putAllSettings(plan.settings());
        plan.seats().forEach(seat -> opening.addPlaces(describe(seat)));
        return opening.build();
    }

    private static Place describe(SeatPlan seat) {
        Place.Builder place = Place.newBuilder().setAgent(describe(seat.agent()));
        if (seat.person() != null) {
            place.setPerson(describe(seat.person()));
        }
        return place.build();
    }

    private static Agent describe(PlayerEntry agent) {
        Agent.Builder described = Agent.newBuilder()
                .setName(agent.name())
                .setKind(dev.agon.proto.arena.PlayerKind.valueOf(agent.kind().name()))
                .setDescription(agent.description());
        if (agent.rating() != null) {
            described.setRating(agent.rating());
        }
        if (agent.ratingSigma() != null) {
            described.setRatingSigma(agent.ratingSigma());
        }
        return described.build();
    }

    static dev.agon.proto.journal.Person describe(Person person) {
        dev.agon.proto.journal.Person.Builder described = dev.agon.proto.journal.Person.newBuilder()
                .setName(person.name())
                .setProven(person.proven());
        if (person.rating() != null) {
            described.setRating(person.rating());
        }
        if (person.ratingSigma() != null) {
            described.setRatingSigma(person.ratingSigma());
        }
        return described.build();
    }

    /**
     * The plan of a match that was left in the middle.
     *
     * @throws DamagedReplayException when its game is not there any more, or has other rules by now
     */
    public static MatchPlan plan(Games games, StoredJournal past) throws DamagedReplayException {
        Opening opening = past.opening();
        return new MatchPlan(
                opening.getMatch(),
                past.game(games),
                opening.getSettingsMap(),
                opening.getStart().getSeed(),
                opening.getPlacesList().stream().map(PlanMessages::seat).toList(),
                Purpose.valueOf(opening.getPurpose().name()));
    }

    private static SeatPlan seat(Place place) {
        return new SeatPlan(agent(place.getAgent()), place.hasPerson() ? person(place.getPerson()) : null);
    }

    private static PlayerEntry agent(Agent agent) {
        return new PlayerEntry(
                agent.getName(),
                PlayerKind.valueOf(agent.getKind().name()),
                orNull(agent.hasRating(), agent.getRating()),
                orNull(agent.hasRatingSigma(), agent.getRatingSigma()),
                agent.getDescription());
    }

    static Person person(dev.agon.proto.journal.Person person) {
        return new Person(
                person.getName(),
                person.getProven(),
                orNull(person.hasRating(), person.getRating()),
                orNull(person.hasRatingSigma(), person.getRatingSigma()));
    }

    private static @Nullable Double orNull(boolean known, double value) {
        return known ? (Double) value : null;
    }
}
