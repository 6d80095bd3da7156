package dev.agon.league.store;

import java.util.List;
import java.util.regex.Pattern;

/** How frozen players are named in results and ratings: {@code main@12} is a snapshot, {@code bot:rush} a bot. */
public final class PlayerName {
    /** The agent that a run trains unless it says otherwise. */
    public static final String MAIN_AGENT = "main";

    private static final String BOT = "bot:";
    private static final Pattern SNAPSHOT = Pattern.compile("[^@:]+@[0-9]{1,18}");

    private PlayerName() {}

    /** The name of a frozen policy. */
    public static String snapshot(String agent, long version) {
        return agent + "@" + version;
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

    /** The agent of a snapshot's name. */
    public static String agentOf(String snapshot) {
        return snapshot.substring(0, snapshot.indexOf('@'));
    }

    /** The version of a snapshot's name. */
    public static long versionOf(String snapshot) {
        return Long.parseLong(snapshot.substring(snapshot.indexOf('@') + 1));
    }
}
