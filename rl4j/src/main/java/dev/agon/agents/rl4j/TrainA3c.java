package dev.agon.agents.rl4j;

import dev.agon.agents.rl4j.actor.DenseActorFile;
import dev.agon.game.BotLibraries;
import dev.agon.game.Game;
import dev.agon.game.Games;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program that trains an actor with RL4J's A3C and writes it to a file, as which it then plays: {@code bot:rl4j:FILE}. */
@Command(
        name = "TrainA3c",
        description = "Trains an actor with RL4J's A3C against one of the game's bots.",
        mixinStandardHelpOptions = true)
public final class TrainA3c implements Callable<Integer> {
    private static final String LOGGING = "logback.configurationFile";
    private static final A3cConfig USUAL = A3cConfig.ofSteps(1);

    @Option(names = "--game", paramLabel = "G", required = true, description = "What is played.")
    private String game = "";

    @Option(names = "--opponent", paramLabel = "BOT", description = "Who plays against it (default: ${DEFAULT-VALUE}).")
    private String opponent = "random";

    @Option(names = "--steps", paramLabel = "N", required = true, description = "Decisions to train on.")
    private int steps;

    @Option(names = "--out", paramLabel = "F", required = true, description = "The file, e.g. a3c.safetensors.")
    private Path out = Path.of("");

    @Option(names = "--threads", description = "Threads that play and learn (default: ${DEFAULT-VALUE}).")
    private int threads = USUAL.threads();

    @Option(names = "--steps-per-update", description = "RL4J's nStep (default: ${DEFAULT-VALUE}).")
    private int stepsPerUpdate = USUAL.stepsPerUpdate();

    @Option(names = "--layers", description = "Hidden layers (default: ${DEFAULT-VALUE}).")
    private int layers = USUAL.layers();

    @Option(names = "--width", description = "Width of a hidden layer (default: ${DEFAULT-VALUE}).")
    private int width = USUAL.width();

    @Option(names = "--learning-rate", description = "Of Adam (default: ${DEFAULT-VALUE}).")
    private double learningRate = USUAL.learningRate();

    @Option(names = "--discount", description = "From decision to decision (default: ${DEFAULT-VALUE}).")
    private double discount = USUAL.discount();

    @Option(names = "--seed", description = "Of matches and draws (default: ${DEFAULT-VALUE}).")
    private long seed = USUAL.seed();

    private TrainA3c() {}

    /** Trains as the arguments say; {@code --help} lists them. */
    public static void main(String[] arguments) {
        if (System.getProperty(LOGGING) == null) {
            System.setProperty(LOGGING, "agon-rl4j-logback.xml");
        }
        System.exit(run(arguments));
    }

    /** The same without ending this process; gives the exit code. */
    static int run(String... arguments) {
        CommandLine command = new CommandLine(new TrainA3c());
        command.setExecutionExceptionHandler((failure, line, parsed) -> {
            System.err.println("TrainA3c: " + failure.getMessage());
            return failure instanceof IllegalArgumentException ? 2 : 5;
        });
        return command.execute(arguments);
    }

    @Override
    public Integer call() throws IOException {
        Game played = Games.onClassPath().get(game);
        A3cTraining training = new A3cTraining(
                played,
                BotLibraries.onClassPath().get(opponent, played),
                new A3cConfig(steps, threads, stepsPerUpdate, layers, width, learningRate, discount, seed));
        makeRoom(out);
        long begun = System.nanoTime();
        training.run();
        double seconds = (System.nanoTime() - begun) / 1e9;
        DenseActorFile.write(out, training.actor());
        System.out.printf(
                Locale.ROOT,
                "%d decisions of %s in %.1f s, %.0f a second; %s%n",
                steps,
                game,
                seconds,
                steps / seconds,
                out);
        return 0;
    }

    /** Makes the file's folder before anything is learned that could not be written then. */
    private static void makeRoom(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            if (folder == null || Files.isDirectory(file)) {
                throw new IllegalArgumentException(
                        "--out " + file + " is a folder: name a file, e.g. " + file.resolve("a3c.safetensors"));
            }
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new IllegalArgumentException(
                    "--out " + file + ": the folder cannot be made (" + failed + ")", failed);
        }
        if (!Files.isWritable(folder)) {
            throw new IllegalArgumentException("--out " + file + ": " + folder + " cannot be written to");
        }
    }
}
