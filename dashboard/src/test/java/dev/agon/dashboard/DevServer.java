package dev.agon.dashboard;

import java.nio.file.Files;
import java.util.List;

/** Serves the pages about an invented run, to look at them while working on them. */
final class DevServer {
    private DevServer() {}

    /** Serves on the port given, or on 8090, with the game given on TV, until the process is ended. */
    public static void main(String[] arguments) throws Exception {
        int port = arguments.length == 0 ? 8090 : Integer.parseInt(arguments[0]);
        TestSite site = new TestSite(
                Files.createTempDirectory("agon-dev"), port, arguments.length < 2 ? TestSite.GAME : arguments[1]);
        Runtime.getRuntime().addShutdownHook(new Thread(site::close, "close"));
        System.out.println(site.address());
        for (String game : List.of("lanes1v1", "lanes5v5", "connect4", "kuhn")) {
            String bot = game.startsWith("lanes") ? "bot:rush" : "bot:random";
            System.out.println(site.address() + "/m/" + site.played(game, bot, bot));
        }
        Thread.currentThread().join();
    }
}
