package dev.agon.game.lanes;

import dev.agon.game.Game;
import dev.agon.game.Layout;
import dev.agon.game.Match;
import dev.agon.game.RandomPlayer;
import dev.agon.game.UnknownNameException;
import dev.agon.game.VariedStart;
import dev.agon.game.lanes.bots.Field;
import dev.agon.game.lanes.bots.Guard;
import dev.agon.game.lanes.bots.Rush;
import dev.agon.game.lanes.bots.Script;
import dev.agon.game.lanes.bots.ScriptedPlayer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The game lanes in one of its sizes: heroes, creeps, towers and a core a side. A view is a team, a seat is a hero. The setting
 * {@code lanes.heroes} names the hero kinds of a side in the order of its seats, or is {@code random}.
 */
public class LanesGame implements VariedStart {
    private static final String HEROES_SETTING = "lanes.heroes";
    /** Share of a bot's decisions left to chance. */
    private static final float SLIPS = 0.1f;

    private final LanesSize size;
    private final LanesHeroes heroes;
    private final Map<String, String> settings;
    private final Layout layout;

    LanesGame(LanesSize size) {
        this(size, size.defaultHeroes(), Map.of());
    }

    private LanesGame(LanesSize size, LanesHeroes heroes, Map<String, String> settings) {
        this.size = size;
        this.heroes = heroes;
        this.settings = Map.copyOf(settings);
        layout = LanesLayout.of(size.maxEntities());
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
        return size.timeLimit();
    }

    @Override
    public final Match start(long seed) {
        return new LanesMatch(this, Setup.world(size, heroes, seed));
    }

    @Override
    public final Match startVaried(long seed) {
        World world = Setup.world(size, heroes, seed);
        VariedSetup.vary(world);
        return new LanesMatch(this, world);
    }

    @Override
    public final Game with(Map<String, String> settings) {
        LanesHeroes chosen = heroes;
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            if (!setting.getKey().equals(HEROES_SETTING)) {
                throw new UnknownNameException("setting of " + name(), setting.getKey(), List.of(HEROES_SETTING));
            }
            chosen = LanesHeroes.parse(setting.getValue(), size.heroesPerSide());
        }
        return settings.equals(this.settings) ? this : new LanesGame(size, chosen, settings);
    }

    @Override
    public final Map<String, String> settings() {
        return settings;
    }

    @Override
    public final Map<String, BotFactory> bots() {
        Map<String, BotFactory> bots = new LinkedHashMap<>();
        bots.put("random", RandomPlayer::new);
        bots.put("novice", scripted(Rush::new, size.noviceSlips()));
        bots.put("guard", scripted(Guard::new, SLIPS));
        bots.put("rush", scripted(Rush::new, SLIPS));
        return bots;
    }

    private BotFactory scripted(Supplier<Script> script, float slips) {
        return seed -> new ScriptedPlayer(new Field(layout, size.map().half()), script.get(), slips, seed);
    }

    @Override
    public final Map<String, List<Double>> drawing() {
        return LanesDrawing.of(size.map());
    }

    @Override
    public final List<Anchor> anchors() {
        return size.anchors();
    }

    @Override
    public final String rulesVersion() {
        return "lanes-" + LanesNumbers.RULES_REVISION;
    }
}
