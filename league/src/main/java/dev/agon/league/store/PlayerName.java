package dev.agon.league.store;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How players are named: {@code main@12} is a snapshot and {@code bot:rush} a bot, which may be rated; {@code main@latest} is what an
 * agent learns on.
 */
public final class PlayerName {
    /** The agent that a run trains unless it says otherwise. */
    public static final String MAIN_AGENT = "main";

    private static final String BOT = "bot:";
    private static final String LATEST = "@latest";
    private static final Pattern SNAPSHOT = Pattern.compile("[^@:]+@[0-9]{1,18}");

    private PlayerName() {}

    /** The name of a frozen policy. */
    public static String snapshot(String agent, long version) {
        return agent + "@" + version;
    }

    /** The name of the newest weights of an agent. */
    public static String latest(String agent) {
        return agent + LATEST;
    }

    /** Whether it names the newest weights of an agent. */
    public static boolean isLatest(String name) {
        return name.endsWith(LATEST) && !isBot(name);
    }

    /** The name of a scripted bot. */
    public static String bot(String bot) {
        return BOT + bot;
    }

    /** Whether it names a scripted bot. */
    public static boolean isBot(String name) {
        return name.startsWith(BOT);
    }

    /** Whether it names a frozen policy of a run. */
    public static boolean isSnapshot(String name) {
        return SNAPSHOT.matcher(name).matches();
    }

    /** Whether it can name a player at all: not blank, and one line of plain characters. */
    public static boolean isSound(String name) {
        return !name.isBlank() && name.chars().noneMatch(Character::isISOControl);
    }

    /** Several names as one text, a line each. */
    static String listing(List<String> names) {
        return String.join("\n", names);
    }

    /** The names in a {@link #listing}. */
    static List<String> listed(String names) {
        return names.lines().toList();
    }

    /** The agent of the name of a snapshot or of newest weights. */
    public static String agentOf(String name) {
        return name.substring(0, name.indexOf('@'));
    }

    /** The version of a snapshot's name. */
    public static long versionOf(String snapshot) {
        return Long.parseLong(snapshot.substring(snapshot.indexOf('@') + 1));
    }
}
