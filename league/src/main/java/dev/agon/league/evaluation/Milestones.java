package dev.agon.league.evaluation;

import dev.agon.game.Game;
import dev.agon.league.evaluation.LeagueReader.CurvePoint;
import dev.agon.league.evaluation.LeagueReader.Milestone;
import dev.agon.league.rating.PayoffTable;
import dev.agon.league.rating.WinRate;
import dev.agon.league.store.PlayerName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds since when an agent beats an anchor. At each snapshot its matches against the anchor count, together with those of the snapshots
 * before it as far back as it takes to have {@link #MATCHES}; the agent beats the anchor there if the lower end of their 95 % Wilson
 * interval is above a half. The milestone is the first snapshot from which on this has held without a break to the newest one: what
 * was won and then forgotten is no milestone.
 */
final class Milestones {
    /** How many matches say whether an anchor is beaten, where there are as many. */
    static final int MATCHES = 20;

    private Milestones() {}

    /**
     * The milestones of an agent, by step.
     *
     * @param curve its rated snapshots, oldest first
     * @param payoff all results
     */
    static List<Milestone> of(List<Game.Anchor> anchors, List<CurvePoint> curve, PayoffTable payoff) {
        List<Milestone> milestones = new ArrayList<>();
        for (Game.Anchor anchor : anchors) {
            of(anchor, curve, payoff).ifPresent(milestones::add);
        }
        milestones.sort(Comparator.comparingLong(Milestone::step));
        return milestones;
    }

    private static Optional<Milestone> of(Game.Anchor anchor, List<CurvePoint> curve, PayoffTable payoff) {
        List<WinRate> met = curve.stream()
                .map(point -> payoff.rate(point.name(), PlayerName.bot(anchor.bot())))
                .toList();
        int first = curve.size();
        while (first > 0 && upTo(first - 1, met).low() > 0.5) {
            first--;
        }
        return first == curve.size()
                ? Optional.empty()
                : Optional.of(new Milestone(
                        anchor.bot(), curve.get(first).step(), curve.get(first).name(), upTo(first, met)));
    }

    private static WinRate upTo(int last, List<WinRate> met) {
        WinRate sum = new WinRate(0, 0, 0);
        for (int i = last; i >= 0 && sum.matches() < MATCHES; i--) {
            sum = sum.plus(met.get(i));
        }
        return sum;
    }
}
