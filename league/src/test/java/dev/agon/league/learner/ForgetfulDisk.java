package dev.agon.league.learner;

import dev.agon.agents.model.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A disk of one folder that shows, after each operation, everything that a crash could leave of it: whatever was not forced may be there,
 * be gone, or be there in part, each name and each content by itself. Does not exist outside tests; the folder on the real disk is as it
 * would be without a crash.
 */
final class ForgetfulDisk implements Disk {
    private static final byte[] NOTHING = {};

    private final Look look;
    private final Map<String, Inode> names = new TreeMap<>();
    private final Map<String, Inode> durableNames = new TreeMap<>();
    private final List<NameChange> pending = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private long states;

    /** Looks at what a crash has left. */
    @FunctionalInterface
    interface Look {
        /** The contents by name. */
        void at(Map<String, byte[]> left) throws IOException;
    }

    /** Content that may have several names, or none. */
    private static final class Inode {
        byte[] content = NOTHING;
        byte[] durable = NOTHING;
    }

    /** A name in the folder that begins, or where {@code inode} is null ends, and the one that ends with the same step. */
    private record NameChange(String name, Inode inode, String former) {
        void apply(Map<String, Inode> to) {
            if (former != null) {
                to.remove(former);
            }
            if (inode == null) {
                to.remove(name);
            } else {
                to.put(name, inode);
            }
        }
    }

    ForgetfulDisk(Look look) {
        this.look = look;
    }

    /** How many different states crashes could have left so far. */
    long states() {
        return states;
    }

    @Override
    public void write(Path file, byte[] content) throws IOException {
        Disk.MACHINE.write(file, content);
        Inode inode = names.get(name(file));
        if (inode == null) {
            inode = new Inode();
            change(new NameChange(name(file), inode, null));
        }
        inode.content = content.clone();
        crash();
    }

    @Override
    public void force(Path file) throws IOException {
        Inode inode = known(file);
        inode.durable = inode.content;
        crash();
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Disk.MACHINE.rename(from, to);
        change(new NameChange(name(to), known(from), name(from)));
        crash();
    }

    @Override
    public void delete(Path file) throws IOException {
        Disk.MACHINE.delete(file);
        if (names.containsKey(name(file))) {
            change(new NameChange(name(file), null, null));
            crash();
        }
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        pending.forEach(change -> change.apply(durableNames));
        pending.clear();
        crash();
    }

    private void change(NameChange change) {
        change.apply(names);
        pending.add(change);
    }

    private Inode known(Path file) throws NoSuchFileException {
        Inode inode = names.get(name(file));
        if (inode == null) {
            throw new NoSuchFileException(file.toString());
        }
        return inode;
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    /** Shows every state that a crash at this moment could leave. */
    private void crash() throws IOException {
        for (int kept = 0; kept < 1 << pending.size(); kept++) {
            Map<String, Inode> after = new TreeMap<>(durableNames);
            for (int change = 0; change < pending.size(); change++) {
                if ((kept >> change & 1) != 0) {
                    pending.get(change).apply(after);
                }
            }
            show(after, new ArrayList<>(after.keySet()), new TreeMap<>());
        }
    }

    private void show(Map<String, Inode> after, List<String> left, Map<String, byte[]> chosen) throws IOException {
        if (left.isEmpty()) {
            if (seen.add(digest(chosen))) {
                states++;
                look.at(chosen);
            }
            return;
        }
        String name = left.get(0);
        for (byte[] content : contents(after.get(name))) {
            chosen.put(name, content);
            show(after, left.subList(1, left.size()), chosen);
        }
        chosen.remove(name);
    }

    /** What may be found in a file whose content was not forced. */
    private static Set<byte[]> contents(Inode inode) {
        Set<byte[]> contents = new LinkedHashSet<>(List.of(inode.content));
        if (inode.durable != inode.content) {
            contents.add(inode.durable);
            contents.add(NOTHING);
            contents.add(Arrays.copyOf(inode.content, inode.content.length / 2));
            byte[] holes = inode.content.clone();
            Arrays.fill(holes, holes.length / 2, holes.length, (byte) 0);
            contents.add(holes);
        }
        return contents;
    }

    private static String digest(Map<String, byte[]> state) {
        return state.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + Arrays.hashCode(entry.getValue()))
                .collect(Collectors.joining(","));
    }

    /** Makes a real folder of what was left. */
    static Path lay(Map<String, byte[]> left, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var before = Files.list(folder)) {
            for (Path file : before.toList()) {
                Files.delete(file);
            }
        }
        for (Map.Entry<String, byte[]> file : left.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        return folder;
    }
}
