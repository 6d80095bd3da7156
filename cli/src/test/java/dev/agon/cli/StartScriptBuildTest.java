package dev.agon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./agon} builds before it starts the command: the script in a folder like ours, with stand-ins for Maven and Java. */
class StartScriptBuildTest {
    private static final String COMMAND = "builds -pl cli -am";
    private static final String COMMAND_AND_LAUNCHER = "builds -pl cli,launchers/kubernetes -am";

    @TempDir
    Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        for (String source : List.of(".mvn", "proto", "arena", "agents", "league", "dashboard", "cli", "launchers")) {
            Files.createDirectory(folder.resolve(source));
        }
        Files.createFile(folder.resolve("pom.xml"));
        Files.copy(Path.of("..", "agon"), folder.resolve("agon"));
        standIn("mvn", "echo \"builds ${*: -4:3}\"");
        standIn("javac", "");
        standIn("java", "if { : >&9; } 2>/dev/null; then echo holds the lock; else echo runs; fi");
        Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"99.0.1\"\n");
    }

    @Test
    void theCommandHoldsNoLockWhereAnotherBuiltMeanwhile() throws Exception {
        standIn("flock", "touch \"$BUILT\"");
        assertEquals("runs", agon(Map.of("BUILT", built("cli")), "games"));
    }

    @Test
    void theCommandHoldsNoLockAfterItsOwnBuild() throws Exception {
        assertEquals("runs", agon(Map.of(), "games"));
    }

    @Test
    void theLauncherIsBuiltWhereItIsAskedFor() throws Exception {
        for (List<String> asked : List.of(
                List.of("--launcher", "kubernetes"),
                List.of("--launcher=kubernetes"),
                List.of("--set", "launch.launcher=kubernetes"),
                List.of("--set=launch.launcher=kubernetes"),
                List.of("--resume", "--set", "launch.kubernetes.image=agon"))) {
            assertBuilds(COMMAND_AND_LAUNCHER, asked);
        }
    }

    @Test
    void theLauncherIsNotBuiltForANameThatReadsLikeIt() throws Exception {
        for (List<String> named : List.of(
                List.of("--run", "runs/kubernetes-x"),
                List.of("--run", "kubernetes"),
                List.of("--set", "store.url=jdbc:postgresql://kubernetes/agon"))) {
            assertBuilds(COMMAND, named);
        }
    }

    @Test
    void theLauncherIsBuiltAlongOnceItWasAskedFor() throws Exception {
        Files.createDirectories(folder.resolve("launchers/kubernetes/target"));
        Files.createFile(Path.of(built("launchers/kubernetes")));
        assertBuilds(COMMAND_AND_LAUNCHER, List.of("--run", "runs/x"));
    }

    @Test
    void aWorkerStartsWhateverItsLearnersAddressReadsLike() throws Exception {
        Files.createDirectory(folder.resolve("cli/target"));
        Files.createFile(Path.of(built("cli")));
        assertEquals("runs", agon(Map.of(), "worker", "--join", "kubernetes-1:7070"));
    }

    private String built(String module) {
        return folder.resolve(module).resolve("target/.built").toString();
    }

    private void assertBuilds(String modules, List<String> options) throws Exception {
        List<String> train = new ArrayList<>(List.of("train"));
        train.addAll(options);
        agon(Map.of(), train.toArray(String[]::new));
        assertEquals(
                modules,
                Files.readString(folder.resolve("cli/target/build.log")).strip(),
                options.toString());
        Files.deleteIfExists(Path.of(built("cli")));
        Files.deleteIfExists(Path.of(built("launchers/kubernetes")));
    }

    /** Runs the script to its end, and gives what the command says. */
    private String agon(Map<String, String> environment, String... arguments) throws Exception {
        Map<String, String> all = new HashMap<>(environment);
        all.put("JAVA_HOME", folder.toString());
        all.put("PATH", folder.resolve("bin") + File.pathSeparator + System.getenv("PATH"));
        List<String> command = new ArrayList<>(List.of("/usr/bin/env", "bash", "agon"));
        command.addAll(List.of(arguments));
        try (ChildProcess script = new ChildProcess(folder, all, command.toArray(String[]::new))) {
            return script.await(line -> !line.startsWith("agon: "));
        }
    }

    private void standIn(String name, String script) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path file = Files.writeString(bin.resolve(name), "#!/usr/bin/env bash\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
