package dev.agon.cli;

import dev.agon.league.AgonException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a command is to write: what stands in its way is said before the work that it is to hold. */
final class OutputFile {
    private OutputFile() {}

    /**
     * Refuses a place where nothing can be written.
     *
     * @param option the one that named it
     */
    static void require(Path file, String option) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw cannotWrite(file, "it is a folder", option);
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw cannotWrite(file, "there is no folder " + folder, option);
        }
        if (!Files.isWritable(folder)) {
            throw cannotWrite(file, "this user may not write in " + folder, option);
        }
    }

    static AgonException cannotWrite(Path file, String why, String option) {
        return AgonException.environment("cannot write " + file + ": " + why + "; choose another file with " + option);
    }
}
