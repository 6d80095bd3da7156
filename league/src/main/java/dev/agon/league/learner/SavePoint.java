package dev.agon.league.learner;

import dev.agon.league.config.RunConfig;
import dev.agon.league.store.PlayerName;
import dev.agon.league.store.Store;
import java.io.IOException;
import java.util.Optional;

/** Saves everything that the learner's next process goes on from. */
final class SavePoint {
    private final RunConfig config;
    private final LearningAgents agents;
    private final Supply supply;
    private final LeagueDesk desk;
    private final Optional<Evolution> evolution;

    SavePoint(RunConfig config, LearningAgents agents, Supply supply, LeagueDesk desk, Optional<Evolution> evolution) {
        this.config = config;
        this.agents = agents;
        this.supply = supply;
        this.desk = desk;
        this.evolution = evolution;
    }

    /**
     * Weights come before what is noted of them: where this process ends in between, a member that took over from a better one is compared once
     * more, and does not go on as it was while it counts as the other.
     */
    void save(Store store) throws IOException {
        for (AgentTraining agent : agents.all()) {
            agent.save(agent.isMain() ? supply.state() : Optional.empty());
        }
        for (AgentTraining agent : agents.all()) {
            store.saveMatchmaker(stateName(config, agent.name()), supply.matchmaker(agent.name()));
        }
        store.keepNote(DeskState.NOTE, desk.state().toJson());
        evolution.ifPresent(
                members -> store.keepNote(EvolutionState.NOTE, members.state().toJson()));
    }

    /** Under what name the store keeps what must not be forgotten of whom the agent played. */
    static String stateName(RunConfig config, String agent) {
        String matchmaker = config.league().matchmaker();
        return agent.equals(PlayerName.MAIN_AGENT) ? matchmaker : matchmaker + "/" + agent;
    }
}
