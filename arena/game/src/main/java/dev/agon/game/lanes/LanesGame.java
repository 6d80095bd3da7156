package dev.agon.game.lanes;

import dev.agon.game.Game;
import dev.agon.game.Layout;
import dev.agon.game.Match;
import dev.agon.game.RandomPlayer;
import dev.agon.game.VariedStart;
import dev.agon.game.lanes.bots.Captain;
import dev.agon.game.lanes.bots.Field;
import dev.agon.game.lanes.bots.Ground;
import dev.agon.game.lanes.bots.Guard;
import dev.agon.game.lanes.bots.Rush;
import dev.agon.game.lanes.bots.Script;
import dev.agon.game.lanes.bots.ScriptedPlayer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The game lanes in one of its sizes: heroes, creeps, towers and a core a side. A view is a team, a seat is a hero. Settings: {@code
 * lanes.heroes}, the hero kinds of a side in the order of its seats, or {@code random}; {@code lanes.map}, the name of a {@link
 * MapFile map}; {@code lanes.minutes}, the time limit.
 */
public class LanesGame implements VariedStart {
    /** Share of a bot's decisions left to chance. */
    private static final float SLIPS = 0.1f;

    /** Most of it for the bot recruit, which is drawn for each match: it spans the gap between guard and rush. */
    private static final float RECRUIT_SLIPS = 0.95f;

    private final LanesSize size;
    private final LanesSettings rules;
    private final Map<String, String> settings;
    private final Layout layout;
    /** What bots know of the map. */
    private final Ground ground;

    LanesGame(LanesSize size) {
        this(LanesSettings.of(size), Map.of());
    }

    LanesGame(LanesSettings rules, Map<String, String> settings) {
        this.rules = rules;
        this.settings = Map.copyOf(settings);
        size = rules.size();
        layout = LanesLayout.of(size.maxEntities(), rules.map().terrain().size);
        ground = new Ground(rules.map().terrain().plane, layout.rows(), drawing());
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
    public final int teams() {
        return World.SIDES;
    }

    @Override
    public final List<String> figures() {
        return TeamFigures.NAMES;
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
    public final int seats() {
        return World.SIDES * size.heroesPerSide();
    }

    @Override
    public final int views() {
        return World.SIDES;
    }

    @Override
    public final int teamOf(int seat) {
        return seat / size.heroesPerSide();
    }

    @Override
    public final int viewOf(int seat) {
        return teamOf(seat);
    }

    /** The slot of the hero that sits in a seat. */
    final int heroOf(int seat) {
        return World.SIDES * (seat % size.heroesPerSide()) + teamOf(seat);
    }

    @Override
    public final Layout layout() {
        return layout;
    }

    @Override
    public final List<String> rewardTerms() {
        return LanesRewards.TERMS;
    }

    @Override
    public final float[] defaultRewardWeights() {
        return LanesRewards.defaultWeights();
    }

    @Override
    public final int ticksPerSecond() {
        return LanesNumbers.TICKS_PER_SECOND;
    }

    @Override
    public final int maxTicks() {
        return rules.timeLimit();
    }

    @Override
    public final Match start(long seed) {
        return new LanesMatch(this, Setup.world(rules, seed));
    }

    @Override
    public final Match startVaried(long seed) {
        World world = Setup.world(rules, seed);
        VariedSetup.vary(world);
        return new LanesMatch(this, world);
    }

    @Override
    public final Game with(Map<String, String> changes) {
        if (changes.isEmpty()) {
            return this;
        }
        Map<String, String> all = new TreeMap<>(settings);
        all.putAll(changes);
        return new LanesGame(rules.with(changes), all);
    }

    @Override
    public final Map<String, String> settings() {
        return settings;
    }

    @Override
    public final Map<String, BotFactory> bots() {
        Map<String, BotFactory> bots = new LinkedHashMap<>();
        bots.put("random", RandomPlayer::new);
        bots.put("novice", scripted(Rush::new, size.noviceSlips(), size.noviceSlips()));
        bots.put("guard", scripted(Guard::new, SLIPS, SLIPS));
        bots.put("recruit", scripted(Rush::new, 0, RECRUIT_SLIPS));
        bots.put("rush", scripted(Rush::new, SLIPS, SLIPS));
        bots.put("captain", scripted(Captain::new, size.captainSlips(), size.captainSlips()));
        return bots;
    }

    private BotFactory scripted(Supplier<Script> script, float leastSlips, float mostSlips) {
        return seed ->
                new ScriptedPlayer(new Field(layout, ground, rules.timeLimit()), script, leastSlips, mostSlips, seed);
    }

    @Override
    public final Map<String, List<Double>> drawing() {
        return LanesDrawing.of(rules.map());
    }

    @Override
    public final List<Anchor> anchors() {
        return size.anchors();
    }

    @Override
    public final String rulesVersion() {
        return "lanes-" + LanesNumbers.RULES_REVISION + "-"
                + Integer.toHexString(rules.map().checksum());
    }
}
