package dev.agon.agents.surgery;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Where each place of an axis comes from: a place of the axis as it was, or nowhere. */
final class AxisMap {
    /** A place that is new: what it reads is small, what reads it is 0. */
    static final int ADDED = -1;

    /** A place whose meaning is another now: it starts as in a fresh network. */
    static final int ANEW = -2;

    private final int[] from;
    private final int before;

    private AxisMap(int[] from, int before) {
        this.from = from;
        this.before = before;
    }

    /** Places with names, matched by them. */
    static AxisMap byName(List<String> before, List<String> after) {
        return new AxisMap(after.stream().mapToInt(before::indexOf).toArray(), before.size());
    }

    /** Places without names: the first ones stay what they were. */
    static AxisMap units(int before, int after) {
        return new AxisMap(
                IntStream.range(0, after).map(i -> i < before ? i : ADDED).toArray(), before);
    }

    /** Places of which none comes from anywhere, and all {@code before} are lost. */
    static AxisMap anew(int before, int after) {
        int[] from = new int[after];
        Arrays.fill(from, ANEW);
        return new AxisMap(from, before);
    }

    /** Places that are all new, and all {@code before} are lost. */
    static AxisMap dropped(int before, int after) {
        int[] from = new int[after];
        Arrays.fill(from, ADDED);
        return new AxisMap(from, before);
    }

    /** Places in a row, of which those beyond the last that was come from it. */
    static AxisMap clamped(int before, int after) {
        return new AxisMap(
                IntStream.range(0, after).map(i -> Math.min(i, before - 1)).toArray(), before);
    }

    /** One axis after the other. */
    static AxisMap joined(AxisMap... parts) {
        int length = Arrays.stream(parts).mapToInt(AxisMap::length).sum();
        int[] from = new int[length];
        int at = 0;
        int before = 0;
        for (AxisMap part : parts) {
            for (int place : part.from) {
                from[at++] = place < 0 ? place : before + place;
            }
            before += part.before;
        }
        return new AxisMap(from, before);
    }

    /** The axis so many times in a row, as the gates of a memory. */
    AxisMap times(int count) {
        AxisMap[] parts = new AxisMap[count];
        Arrays.fill(parts, this);
        return joined(parts);
    }

    /** Each place become so many in a row, as the cells of a plane. */
    AxisMap each(int count) {
        int[] spread = new int[from.length * count];
        for (int i = 0; i < spread.length; i++) {
            int place = from[i / count];
            spread[i] = place < 0 ? place : place * count + i % count;
        }
        return new AxisMap(spread, before * count);
    }

    /** How many places there are now. */
    int length() {
        return from.length;
    }

    /** How many places there were. */
    int before() {
        return before;
    }

    /** Where a place comes from, or {@link #ADDED} or {@link #ANEW}. */
    int from(int place) {
        return from[place];
    }

    /** Where a place went, or -1. */
    int to(int placeBefore) {
        for (int i = 0; i < from.length; i++) {
            if (from[i] == placeBefore) {
                return i;
            }
        }
        return -1;
    }

    /** How many places come from somewhere. */
    int kept() {
        return (int) Arrays.stream(from).filter(place -> place >= 0).count();
    }
}
