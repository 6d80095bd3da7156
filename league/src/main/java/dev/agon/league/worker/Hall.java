package dev.agon.league.worker;

import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import dev.agon.game.BotLibraries;
import dev.agon.game.Game;
import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.league.wire.RolloutCodec;
import dev.agon.proto.training.MatchResult;
import dev.agon.proto.training.PlayerRef;
import dev.agon.proto.training.WeightsId;
import dev.agon.proto.training.WorkerSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** All the tables of a worker, played in lockstep so that the decisions of one step are one batch. One thread plays. */
final class Hall implements Table.Output, AutoCloseable {
    private static final int STAGGER_TICKS = 1_000;
    private static final int WEIGHTS_REMEMBERED = 512;

    private final PolicySpec spec;
    private final Game game;
    private final WorkerSettings settings;
    private final MatchSource matches;
    private final NewestWeights weights;
    private final Chunker chunker;
    private final Tally tally;
    private final RolloutCodec codec;
    private final Crews crews;
    private final Opening opening;
    private final BotLibraries libraries = BotLibraries.onClassPath();
    private final Map<String, Game.BotFactory> bots = new HashMap<>();
    private final List<Table> tables = new ArrayList<>();
    private final Map<Long, WeightsId> idOfVersion = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, WeightsId> eldest) {
            return size() > WEIGHTS_REMEMBERED;
        }
    };
    private int edition;
    private WeightsId current = WeightsId.getDefaultInstance();

    Hall(
            PolicySpec spec,
            WorkerSettings settings,
            MatchSource matches,
            NewestWeights weights,
            Chunker chunker,
            Tally tally) {
        this.spec = spec;
        game = spec.game();
        this.settings = settings;
        this.matches = matches;
        this.weights = weights;
        this.chunker = chunker;
        this.tally = tally;
        codec = new RolloutCodec(spec);
        crews = new Crews(spec, settings.getMatches() * game.seats());
        opening = new Opening(game);
    }

    /** Opens all tables, each with a match that stands somewhere else; waits for weights and leases. */
    void open(MatchRandom random) throws InterruptedException {
        take(weights.await());
        int sequences = Math.max(1, settings.getRolloutSteps() / settings.getSequenceSteps());
        int staggerTicks = Math.min(STAGGER_TICKS, game.maxTicks() / 2);
        for (int i = 0; i < settings.getMatches(); i++) {
            int firstCut = (1 + random.nextInt(sequences)) * settings.getSequenceSteps();
            Table table = new Table(spec, this, settings.getRolloutSteps(), settings.getSequenceSteps(), firstCut);
            tables.add(table);
            seat(table, staggerTicks);
        }
    }

    /** Plays one step at every table. */
    void step() throws InterruptedException {
        NewestWeights.Held newest = Objects.requireNonNull(weights.peek());
        if (!newest.id().equals(current)) {
            take(newest);
        }
        if (matches.edition() != edition) {
            edition = matches.edition();
            for (Table table : tables) {
                seatAnew(table);
            }
        }
        for (Table table : tables) {
            table.see(current.getVersion());
        }
        tally.steps.add(crews.decide());
        for (Table table : tables) {
            play(table);
        }
        chunker.tick();
    }

    private void play(Table table) throws InterruptedException {
        if (table.seating().order().evaluation()) {
            tally.evaluationSteps.increment();
        }
        if (table.play()) {
            tally.matches.increment();
            table.finish();
            seatAnew(table);
        }
    }

    private void seatAnew(Table table) throws InterruptedException {
        table.seating().sitters().forEach(this::standUp);
        seat(table, 0);
    }

    private void take(NewestWeights.Held newest) {
        boolean otherLife = newest.id().getIncarnation() != current.getIncarnation();
        current = newest.id();
        crews.latest().load(newest.policy());
        if (otherLife) {
            idOfVersion.clear();
        }
        idOfVersion.put(current.getVersion(), current);
        if (otherLife) {
            tables.forEach(table -> table.record(current.getVersion()));
        }
    }

    private void seat(Table table, int staggerTicks) throws InterruptedException {
        MatchOrder order = matches.next();
        MatchRandom random = new MatchRandom(MatchRandom.derive(order.seed(), -2));
        boolean varied =
                !order.evaluation() && (staggerTicks > 0 || random.nextFloat() < settings.getVariedStartShare());
        int ticks = Math.max(staggerTicks, settings.getVariedStartTicks());
        Match match = varied ? opening.varied(order.seed(), ticks) : game.start(order.seed());
        table.begin(new Seating(order, match, match.tick() == 0, sitters(table, order)), current.getVersion());
    }

    private List<Sitter> sitters(Table table, MatchOrder order) {
        Map<PlayerRef, Map<Integer, Long>> seatsByPlayer = new LinkedHashMap<>();
        for (int seat = 0; seat < game.seats(); seat++) {
            seatsByPlayer
                    .computeIfAbsent(order.players().get(seat), player -> new HashMap<>())
                    .merge(game.viewOf(seat), 1L << seat, (a, b) -> a | b);
        }
        List<Sitter> sitters = new ArrayList<>();
        seatsByPlayer.forEach((player, byView) ->
                byView.forEach((view, seats) -> sitters.add(sitter(table, order, player, view, seats))));
        return sitters;
    }

    private Sitter sitter(Table table, MatchOrder order, PlayerRef player, int view, long seats) {
        long seed = MatchRandom.derive(order.seed(), Long.numberOfTrailingZeros(seats));
        switch (player.getPlayerCase()) {
            case BOT:
                Game.BotFactory bot = bots.computeIfAbsent(player.getBot(), name -> libraries.get(name, game));
                return new Sitter.Bot(game, view, seats, bot.create(seed));
            case SNAPSHOT:
                long number = player.getSnapshot();
                Crew crew = crews.enter(
                        number, Objects.requireNonNull(order.snapshots().get(number)));
                return new Sitter.Member(spec, view, seats, crew, number, null, new MatchRandom(seed));
            default:
                boolean learns = (order.learningSeats() & seats) != 0;
                return new Sitter.Member(
                        spec,
                        view,
                        seats,
                        crews.latest(),
                        null,
                        learns ? table.recorder(view) : null,
                        new MatchRandom(seed));
        }
    }

    private void standUp(Sitter sitter) {
        if (sitter instanceof Sitter.Member member && member.snapshot != null) {
            crews.leave(member.snapshot);
        }
    }

    @Override
    public void rollout(Rollout rollout) throws InterruptedException {
        WeightsId id = idOfVersion.get(rollout.policyVersion);
        if (id != null) {
            tally.decisions.add(rollout.decisions());
            chunker.add(codec.encode(rollout, id));
        }
    }

    @Override
    public void result(MatchResult result) {
        chunker.add(result);
    }

    @Override
    public void close() {
        crews.close();
    }
}
