package dev.agon.league.wire;

import dev.agon.league.store.PlayerName;
import dev.agon.proto.training.PlayerRef;

/** Players and agents as messages name them; on the wire the main agent has no name. */
public final class PlayerRefs {
    private PlayerRefs() {}

    /** The player of that name, e.g. {@code main@12}, {@code main@latest} or {@code bot:rush}. */
    public static PlayerRef of(String name) {
        if (PlayerName.isBot(name)) {
            return PlayerRef.newBuilder()
                    .setBot(name.substring(PlayerName.bot("").length()))
                    .build();
        }
        PlayerRef.Builder player = PlayerRef.newBuilder().setAgent(toWire(PlayerName.agentOf(name)));
        return PlayerName.isLatest(name)
                ? player.setLatest(true).build()
                : player.setSnapshot(PlayerName.versionOf(name)).build();
    }

    /** The player's name. */
    public static String name(PlayerRef player) {
        return switch (player.getPlayerCase()) {
            case BOT -> PlayerName.bot(player.getBot());
            case SNAPSHOT -> PlayerName.snapshot(agent(player), player.getSnapshot());
            default -> PlayerName.latest(agent(player));
        };
    }

    /** The agent whose newest weights or snapshot the player is. */
    public static String agent(PlayerRef player) {
        return fromWire(player.getAgent());
    }

    /** Whether it never changes, so that its matches may measure. */
    public static boolean isFrozen(PlayerRef player) {
        return player.hasBot() || player.hasSnapshot();
    }

    /** An agent's name in a message. */
    public static String toWire(String agent) {
        return agent.equals(PlayerName.MAIN_AGENT) ? "" : agent;
    }

    /** The agent that a message names. */
    public static String fromWire(String agent) {
        return agent.isEmpty() ? PlayerName.MAIN_AGENT : agent;
    }
}
