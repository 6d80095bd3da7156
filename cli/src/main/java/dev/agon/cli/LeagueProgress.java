package dev.agon.cli;

import dev.agon.league.evaluation.Forgetting;
import dev.agon.league.evaluation.LeagueReader;
import dev.agon.league.evaluation.LeagueReader.Milestone;
import dev.agon.league.rating.AnchorGap;
import dev.agon.league.rating.WinRate;
import dev.agon.league.store.AgentRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How far a run's agents have come, for people and as JSON: anchors beaten, past snapshots that they no longer beat, and anchors whose
 * distance nothing that was played confirms.
 *
 * @param milestones by agent
 * @param forgetting by agent
 */
record LeagueProgress(
        Map<String, List<Milestone>> milestones, Map<String, Forgetting> forgetting, List<AnchorGap> gaps) {
    static LeagueProgress of(LeagueReader reader) {
        Map<String, List<Milestone>> milestones = new LinkedHashMap<>();
        Map<String, Forgetting> forgetting = new LinkedHashMap<>();
        for (AgentRecord agent : reader.store().agents()) {
            milestones.put(agent.name(), reader.milestones(agent.name()));
            forgetting.put(agent.name(), reader.forgetting(agent.name()));
        }
        return new LeagueProgress(milestones, forgetting, reader.anchorGaps());
    }

    /**
     * Says it.
     *
     * @param inFull with every past snapshot, not only those that win
     */
    void show(Console console, boolean inFull) {
        milestones.forEach((agent, beaten) -> beaten.forEach(milestone -> console.say(
                "%s beats %s since step %,d (%s: %s)",
                agent, milestone.anchor(), milestone.step(), milestone.snapshot(), text(milestone.winRate()))));
        forgetting.forEach((agent, remembered) -> {
            for (Forgetting.Meeting meeting : inFull ? remembered.past() : remembered.forgotten()) {
                console.say(
                        "%s now against %s: %s%s",
                        agent,
                        meeting.snapshot(),
                        meeting.winRate().matches() == 0
                                ? String.format(
                                        Locale.ROOT, "not met; ratings expect %.0f %%", 100 * meeting.expected())
                                : text(meeting.winRate()),
                        meeting.forgotten() ? "; it has forgotten how to beat it" : "");
            }
        });
        for (AnchorGap gap : gaps) {
            console.say(
                    "Nothing played so far tells how far %s is above %s: %.0f points are taken for granted.",
                    gap.upper(), gap.lower(), gap.to() - gap.from());
        }
    }

    private static String text(WinRate rate) {
        return String.format(
                Locale.ROOT,
                "%.0f %% of %d, %.0f to %.0f",
                100 * rate.rate(),
                rate.matches(),
                100 * rate.low(),
                100 * rate.high());
    }

    /** All of it as JSON. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("milestones", milestoneFields());
        fields.put("forgetting", forgettingFields());
        fields.put(
                "anchor_gaps",
                gaps.stream()
                        .map(gap -> Map.of("lower", gap.lower(), "upper", gap.upper(), "points", gap.to() - gap.from()))
                        .toList());
        return fields;
    }

    private List<Map<String, Object>> milestoneFields() {
        List<Map<String, Object>> all = new ArrayList<>();
        milestones.forEach((agent, beaten) -> beaten.forEach(milestone -> {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("agent", agent);
            fields.put("anchor", milestone.anchor());
            fields.put("since_step", milestone.step());
            fields.put("snapshot", milestone.snapshot());
            fields.putAll(LeagueTable.winRateFields(milestone.winRate()));
            all.add(fields);
        }));
        return all;
    }

    private List<Map<String, Object>> forgettingFields() {
        List<Map<String, Object>> all = new ArrayList<>();
        forgetting.forEach((agent, remembered) -> {
            List<Map<String, Object>> past = new ArrayList<>();
            for (Forgetting.Meeting meeting : remembered.past()) {
                Map<String, Object> fields = new LinkedHashMap<>();
                fields.put("snapshot", meeting.snapshot());
                fields.put("step", meeting.step());
                fields.putAll(LeagueTable.winRateFields(meeting.winRate()));
                fields.put("expected", meeting.expected());
                fields.put("forgotten", meeting.forgotten());
                past.add(fields);
            }
            all.add(Map.of("agent", agent, "newest", remembered.newest(), "past", past));
        });
        return all;
    }
}
