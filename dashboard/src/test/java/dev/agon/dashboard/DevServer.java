package dev.agon.dashboard;

import java.nio.file.Files;

/** Serves the pages about an invented run, to look at them while working on them. */
final class DevServer {
    private DevServer() {}

    /** Serves on the port given, or on 8090, until the process is ended. */
    public static void main(String[] arguments) throws Exception {
        int port = arguments.length == 0 ? 8090 : Integer.parseInt(arguments[0]);
        TestSite site = new TestSite(Files.createTempDirectory("agon-dev"), port);
        Runtime.getRuntime().addShutdownHook(new Thread(site::close, "close"));
        System.out.println(site.address());
        Thread.currentThread().join();
    }
}
