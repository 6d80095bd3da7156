package dev.agon.game;

/**
 * Bots that a jar brings to games that are not its own, e.g. policies that another library trained. A bot of the library {@code
 * rl4j} is named {@code bot:rl4j:REST}, where the library alone knows what the rest means.
 *
 * <p>A library is one class with a public no-argument constructor, named in {@code META-INF/services/dev.agon.game.BotLibrary}; its
 * jar goes into {@code plugins/}. Instances may be shared between threads.
 */
public interface BotLibrary {
    /** What stands before the second colon: lower case letters, digits and hyphens. */
    String name();

    /**
     * One of its bots.
     *
     * @param bot what stands behind the second colon
     * @throws IllegalArgumentException saying what is wrong with the name, or why the bot does not play this game
     */
    Game.BotFactory bot(String bot, Game game);
}
