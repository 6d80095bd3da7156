package dev.agon.league.audit;

import com.google.protobuf.ByteString;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.TeamRewards;
import dev.agon.game.Game;
import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;
import dev.agon.game.SeatsOfView;
import dev.agon.league.play.MatchLog;
import dev.agon.league.play.MatchStarts;
import dev.agon.league.play.Place;
import dev.agon.league.wire.RefusedException;
import dev.agon.league.wire.RolloutCodec;
import dev.agon.proto.training.MatchResult;
import dev.agon.proto.training.PackedRollout;
import dev.agon.proto.training.PlayedOrders;
import dev.agon.proto.training.WorkerSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One match played again from its lease by the orders that were told, with bots and policies deciding again: everything told of it is
 * compared. Used once, by one thread.
 */
final class Retrial implements AutoCloseable {
    private final PolicySpec spec;
    private final Game game;
    private final RolloutCodec codec;
    private final int maxStaleness;
    private final Policies policies;
    private final CaseFile file;
    private final Match match;
    private final ToldWeights weights;
    private final MatchLog.Reader log;
    private final Observation[] seen;
    private final Orders[] orders;
    private final boolean[] awaited;
    private final SeatsOfView[] seatsOfView;
    private final @Nullable ToldView[] views;
    private final List<Party> parties = new ArrayList<>();
    private final List<Bot> bots = new ArrayList<>();
    private final TeamRewards rewards;

    /** A bot that decides again, from what it sees alone. */
    private record Bot(Place place, Player player, Orders orders) {}

    Retrial(
            PolicySpec spec,
            RolloutCodec codec,
            WorkerSettings settings,
            int maxStaleness,
            MatchStarts starts,
            Policies policies,
            CaseFile file) {
        this.spec = spec;
        game = spec.game();
        this.codec = codec;
        this.maxStaleness = maxStaleness;
        this.policies = policies;
        this.file = file;
        LeasedMatch leased = file.match();
        match = starts.start(leased.seed(), leased.evaluation(), file.result().getStaggered());
        weights = new ToldWeights(file.stretches());
        log = new MatchLog.Reader(
                file.stretches().stream().map(PlayedOrders::getOrders).reduce(ByteString.EMPTY, ByteString::concat));
        orders = Orders.forGame(game);
        awaited = new boolean[game.views()];
        seen = new Observation[game.views()];
        views = new ToldView[game.views()];
        seatsOfView = SeatsOfView.all(game);
        for (int view = 0; view < seen.length; view++) {
            seen[view] = new Observation(game.layout(), seatsOfView[view].count());
        }
        rewards = new TeamRewards(game);
        seat(settings.getSequenceSteps());
    }

    private void seat(int sequenceSteps) {
        LeasedMatch leased = file.match();
        List<Place> places = Place.of(game, leased.players(), leased.seed());
        for (Place place : places) {
            long policiesOfView = places.stream()
                    .filter(other ->
                            other.view() == place.view() && !other.player().hasBot())
                    .count();
            boolean alone = places.stream()
                            .filter(other -> other.view() == place.view())
                            .count()
                    == 1;
            if (place.player().hasBot()) {
                seatBot(place);
            } else {
                boolean exact = policiesOfView == 1 || game.narrowing() == null;
                if (place.learns(leased.learningSeats())) {
                    views[place.view()] =
                            new ToldView(spec, seatsOfView[place.view()], sequenceSteps, place.seats(), exact);
                }
                parties.add(new Party(
                        spec, place, alone, exact, place.learns(leased.learningSeats()) ? views[place.view()] : null));
            }
        }
    }

    /** Bots of libraries may draw from whatever they like, those of the game only from their seed. */
    private void seatBot(Place place) {
        Game.BotFactory bot = game.bots().get(place.player().getBot());
        if (bot != null) {
            Player player = bot.create(place.seed());
            player.begin(game, place.view(), place.seats());
            bots.add(new Bot(place, player, new Orders(seen[place.view()].maxActors)));
        }
    }

    /**
     * Plays the match again and compares.
     *
     * @throws LieException naming the first thing that cannot have been
     */
    void hold() throws LieException {
        readRollouts();
        require(
                file.result().getWhole() == (match.tick() == 0),
                "says of a varied start that it was none, or the reverse");
        for (int step = 0; step < file.result().getSteps(); step++) {
            require(!match.over(), "tells orders of more steps than the match has");
            see(step);
            readOrders();
            decide(step);
            advance();
        }
        require(match.over(), "says that the match has ended, which it has not by the orders told");
        for (int view = 0; view < views.length; view++) {
            ToldView told = views[view];
            if (told != null) {
                told.end(match);
            }
        }
        compareResult();
    }

    private void readRollouts() throws LieException {
        for (PackedRollout packed : file.rollouts()) {
            ToldView view = views[packed.getPart().getView()];
            require(view != null, "tells a view to learn from in which nobody learns");
            try {
                view.add(new ToldView.Part(packed.getPart().getFirstStep(), codec.decode(packed)));
            } catch (RefusedException unreadable) {
                throw new LieException("tells what cannot be read: " + unreadable.getMessage());
            }
        }
    }

    private void see(int step) throws LieException {
        for (int view = 0; view < awaited.length; view++) {
            awaited[view] = match.awaits(view);
            orders[view].clear();
            if (awaited[view]) {
                match.observe(view, seen[view]);
                ToldView told = views[view];
                if (told != null) {
                    told.see(step, seen[view]);
                }
            }
        }
        for (Bot bot : bots) {
            if (awaited[bot.place().view()]) {
                bot.orders().clear();
                bot.player().decide(seen[bot.place().view()], bot.orders());
            }
        }
    }

    private void readOrders() throws LieException {
        for (int view = 0; view < awaited.length; view++) {
            if (awaited[view]) {
                int actors;
                try {
                    actors = log.read(orders[view]);
                } catch (IOException damaged) {
                    throw new LieException("tells orders that cannot be read: " + damaged.getMessage());
                }
                require(
                        actors == seen[view].actors,
                        "tells orders for " + actors + " actors, where there are " + seen[view].actors);
                for (int row = 0; row < actors; row++) {
                    require(
                            orders[view].verb[row] == Orders.NONE
                                    || seen[view].legal(row, orders[view].verb[row], orders[view].target[row]),
                            "tells an order that is not legal");
                }
            }
        }
    }

    private void decide(int step) throws LieException {
        for (Bot bot : bots) {
            int view = bot.place().view();
            for (int row = 0; awaited[view] && row < seen[view].actors; row++) {
                if ((bot.place().seats() >>> seen[view].actorSeat[row] & 1) != 0) {
                    require(
                            isSame(bot.orders(), orders[view], row),
                            "tells orders that bot " + bot.place().player().getBot() + " does not give");
                }
            }
        }
        for (Party party : parties) {
            if (awaited[party.place().view()]) {
                Policy policy = policy(party.place(), step);
                requireVersion(party, step);
                party.decide(
                        seen[party.place().view()], policy, orders[party.place().view()]);
            }
        }
    }

    private boolean isSame(Orders one, Orders other, int row) {
        int verb = one.verb[row];
        return verb == other.verb[row]
                && (verb == Orders.NONE || spec.layout().targets(verb) == 0 || one.target[row] == other.target[row]);
    }

    private @Nullable Policy policy(Place place, int step) throws LieException {
        if (place.player().getLatest()) {
            return file.weights(place.agent(), weights.version(place.agent(), step));
        }
        try {
            return policies.snapshot(place.agent(), place.player().getSnapshot());
        } catch (IOException unreadable) {
            return null;
        }
    }

    /** What is left out must have been too old to be learned from anyway, and nothing may be told to be newer than it is. */
    private void requireVersion(Party party, int step) throws LieException {
        ToldView told = party.told();
        if (told == null) {
            return;
        }
        String agent = party.place().agent();
        long version = weights.version(agent, step);
        if (!told.isTold()) {
            require(version < file.newest(agent) - maxStaleness, "leaves out steps that were to be learned from");
        } else if (told.stepOfRollout() == 0) {
            require(
                    told.rollout().policyVersion <= version,
                    "tells that orders were given by newer weights than they were");
        }
    }

    private void advance() throws LieException {
        carryOut();
        while (!match.over() && nobodyAwaited()) {
            for (Orders none : orders) {
                none.clear();
            }
            carryOut();
        }
    }

    private boolean nobodyAwaited() {
        for (int view = 0; view < awaited.length; view++) {
            if (match.awaits(view)) {
                return false;
            }
        }
        return true;
    }

    private void carryOut() {
        match.advance(orders);
        rewards.read(match);
        for (int view = 0; view < views.length; view++) {
            ToldView told = views[view];
            if (told != null && told.earns()) {
                told.earn(rewards);
            }
        }
    }

    private void compareResult() throws LieException {
        MatchResult told = file.result();
        for (int seat = 0; seat < game.seats(); seat++) {
            require(
                    told.getOutcomesCount() == game.seats() && told.getOutcomes(seat) == match.outcome(seat),
                    "reports another outcome than the match has");
        }
        require(told.getTicks() == match.tick(), "reports another length than the match has");
        require(told.getHash() == match.hash(), "reports another last state than the match has");
    }

    /** Decisions of policies so far, and those of them that were made again. */
    AuditTally tally() {
        return new AuditTally(
                1,
                0,
                parties.stream().mapToLong(Party::decisions).sum(),
                parties.stream().mapToLong(Party::followed).sum(),
                0);
    }

    private static void require(boolean condition, String otherwise) throws LieException {
        if (!condition) {
            throw new LieException(otherwise);
        }
    }

    @Override
    public void close() {
        parties.forEach(Party::close);
        bots.forEach(bot -> bot.player().close());
    }
}
