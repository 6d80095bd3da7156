package dev.agon.server.replay;

import java.io.ByteArrayInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Unpacks bytes, and knows whether anything follows what was packed. Closing the stream frees everything. */
final class Inflation {
    private final ByteArrayInputStream input;
    private final CountingInflater inflater = new CountingInflater();

    Inflation(byte[] packed) {
        input = new ByteArrayInputStream(packed);
    }

    InflaterInputStream stream() {
        return new InflaterInputStream(input, inflater) {
            @Override
            public void close() {
                inflater.left = inf.getRemaining();
                inflater.end();
            }
        };
    }

    boolean endsWithItsInput() {
        return input.available() == 0 && inflater.left == 0;
    }

    private static final class CountingInflater extends Inflater {
        int left;
    }
}
