package dev.agon.league.wire;

import java.util.Arrays;

/**
 * Words of 64 bits that came before, so that each is written as a small number when it comes again. Writer and reader keep the same
 * book: a word that comes again changes places with one half as far back, which brings what is frequent to the front.
 */
final class WordBook {
    /** Code of a word that is not in the book: the word follows, and is added. */
    static final int UNKNOWN = 0;

    private static final int MOST_WORDS = 1024;

    private long[] words = new long[64];
    private int count;

    /** The word's code, until another word is entered. */
    int code(long word) {
        for (int i = 0; i < count; i++) {
            if (words[i] == word) {
                return i + 1;
            }
        }
        return UNKNOWN;
    }

    /** The word was written, or read, under that code. */
    void enter(int code, long word) {
        if (code != UNKNOWN) {
            promote(code - 1);
        } else if (count < MOST_WORDS) {
            if (count == words.length) {
                words = Arrays.copyOf(words, 2 * count);
            }
            words[count++] = word;
        }
    }

    private void promote(int from) {
        int to = from >> 1;
        long word = words[from];
        words[from] = words[to];
        words[to] = word;
    }

    /** The word of a code that was read; the bytes go on with it where the code is {@link #UNKNOWN}. */
    long read(int code, ByteSource in) throws RefusedException {
        if (code < 0 || code > count) {
            throw new RefusedException("a rollout speaks of mask " + code + " where there are " + count);
        }
        long word = code == UNKNOWN ? in.word() : words[code - 1];
        enter(code, word);
        return word;
    }

    /** Writes a word by its code. */
    void write(long word, ByteSink out) {
        int code = code(word);
        out.number(code);
        if (code == UNKNOWN) {
            out.word(word);
        }
        enter(code, word);
    }

    /** Reads what {@link #write} wrote. */
    long read(ByteSource in) throws RefusedException {
        return read(in.number(), in);
    }
}
