package dev.agon.game.microrts;

import dev.agon.game.HeadToHead;
import dev.agon.game.Layout;
import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.game.Narrowing;
import dev.agon.game.RandomPlayer;
import dev.agon.game.VariedStart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The game microrts in one of its sizes: a seat a side that commands all its units. Settings: {@code microrts.map}, the name of a {@link
 * MapFile map}; {@code microrts.fog}, whether sides see only what is near; {@code microrts.ticks}, the time limit.
 */
public class MicrortsGame implements HeadToHead, VariedStart {
    // Shares of orders that anchors leave to chance.
    private static final float NOVICE_SLIPS = 0.8f;
    private static final float RECRUIT_SLIPS = 0.5f;
    private static final float SOLDIER_SLIPS = 0.2f;

    private final MicrortsSize size;
    private final MicrortsSettings rules;
    private final Map<String, String> settings;
    private final Layout layout;
    private final Reservation reservation;

    MicrortsGame(MicrortsSize size) {
        this(size, size.settings(), Map.of());
    }

    MicrortsGame(MicrortsSize size, MicrortsSettings rules, Map<String, String> settings) {
        this.size = size;
        this.rules = rules;
        this.settings = Map.copyOf(settings);
        MicrortsMap map = rules.map();
        layout = MicrortsLayout.of(map.ground(), map.room(), map.wealth(), map.patch());
        reservation = new Reservation(map.ground());
    }

    final MicrortsMap map() {
        return rules.map();
    }

    @Override
    public final String name() {
        return size.gameName();
    }

    @Override
    public final String summary() {
        return size.summary();
    }

    @Override
    public final Layout layout() {
        return layout;
    }

    @Override
    public final List<String> rewardTerms() {
        return MicrortsRewards.TERMS;
    }

    @Override
    public final float[] defaultRewardWeights() {
        return MicrortsRewards.defaultWeights();
    }

    @Override
    public final int ticksPerSecond() {
        return MicrortsNumbers.TICKS_PER_SECOND;
    }

    @Override
    public final int maxTicks() {
        return rules.ticks();
    }

    @Override
    public final Narrowing narrowing() {
        return reservation;
    }

    @Override
    public final boolean orderOfIssueCounts() {
        return true;
    }

    /** Nothing is left to chance: the seed changes nothing. */
    @Override
    public final Match start(long seed) {
        return new MicrortsMatch(this, Setup.world(rules));
    }

    @Override
    public final Match startVaried(long seed) {
        World world = Setup.world(rules);
        VariedSetup.vary(world, seed);
        return new MicrortsMatch(this, world);
    }

    @Override
    public final MicrortsGame with(Map<String, String> changes) {
        if (changes.isEmpty()) {
            return this;
        }
        Map<String, String> all = new TreeMap<>(settings);
        all.putAll(changes);
        return new MicrortsGame(size, rules.with(size.gameName(), changes), all);
    }

    @Override
    public final Map<String, String> settings() {
        return settings;
    }

    @Override
    public final Map<String, BotFactory> bots() {
        Map<String, BotFactory> bots = new LinkedHashMap<>();
        bots.put("random", RandomPlayer::new);
        BotFactory workerRush = scripted(random -> new WorkerRush());
        bots.put("economy", scripted(Economy::new));
        bots.put("light-rush", scripted(random -> new LightRush()));
        bots.put("worker-rush", workerRush);
        bots.put("novice", slipping(workerRush, NOVICE_SLIPS));
        bots.put("recruit", slipping(workerRush, RECRUIT_SLIPS));
        bots.put("soldier", slipping(workerRush, SOLDIER_SLIPS));
        bots.put("captain", seed -> new Captain(map()));
        return bots;
    }

    private BotFactory scripted(Function<MatchRandom, Script> script) {
        return seed -> new ScriptedPlayer(map(), script, seed);
    }

    private BotFactory slipping(BotFactory bot, float slips) {
        return seed -> new SlippingPlayer(bot.create(seed), slips, map().room(), MatchRandom.derive(seed, 2));
    }

    @Override
    public final List<Anchor> anchors() {
        return size.anchors();
    }

    @Override
    public final Map<String, List<Double>> drawing() {
        return MicrortsDrawing.numbers(rules.fog());
    }

    @Override
    public final List<String> figures() {
        return SideFigures.NAMES;
    }

    @Override
    public final Set<String> turningEvents() {
        return EventLog.TURNING;
    }

    @Override
    public final Set<String> plainEvents() {
        return EventLog.PLAIN;
    }

    @Override
    public final String rulesVersion() {
        return "microrts-" + MicrortsNumbers.RULES_REVISION + "-" + Integer.toHexString(map().checksum());
    }
}
