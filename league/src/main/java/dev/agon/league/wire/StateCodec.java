package dev.agon.league.wire;

import com.google.protobuf.ByteString;
import dev.agon.proto.training.ShareState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** How the matches of a deterministic run stand, as compressed bytes and back. */
public final class StateCodec {
    private StateCodec() {}

    /** The state as bytes; never none. */
    public static ByteString pack(ShareState state) {
        ByteString.Output bytes = ByteString.newOutput();
        Deflater quick = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, quick)) {
            state.writeTo(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            quick.end();
        }
        return bytes.toByteString();
    }

    /** The state that the bytes hold, an empty one where there are none. */
    public static ShareState unpack(ByteString bytes) {
        if (bytes.isEmpty()) {
            return ShareState.getDefaultInstance();
        }
        try (InputStream in = new InflaterInputStream(bytes.newInput())) {
            return ShareState.parseFrom(in);
        } catch (IOException damaged) {
            throw new UncheckedIOException("the state of matches in flight is damaged", damaged);
        }
    }
}
