package dev.agon.server.session;

import com.linecorp.armeria.server.ServiceRequestContext;
import dev.agon.server.ServerLimits;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The connection below a WebSocket: what waits in it, and how it is ended when its other side does nothing. Thread-safe. */
final class Transport {
    /** Bytes that the operating system takes for each client, so that it is the outbox that leaves frames out, and soon. */
    private static final int SEND_BUFFER = ServerLimits.CLIENT_SEND_BUFFER_BYTES;

    private static final long FAREWELL_MILLIS = 1_000;

    private final @Nullable Channel channel;

    private Transport(@Nullable Channel channel) {
        this.channel = channel;
    }

    /** Of a request's connection. */
    static Transport of(ServiceRequestContext context) {
        Channel channel = context.log().partial().channel();
        if (channel != null) {
            channel.config().setOption(ChannelOption.SO_SNDBUF, SEND_BUFFER);
        }
        return new Transport(channel);
    }

    /** Of no connection. */
    static Transport none() {
        return new Transport(null);
    }

    /** Bytes that were handed over and are not with the operating system yet. */
    long waitingBytes() {
        ChannelOutboundBuffer buffer = channel == null ? null : channel.unsafe().outboundBuffer();
        return buffer == null ? 0 : buffer.totalPendingWriteBytes();
    }

    /** Hangs up when the other side has had time to read the last words, whether it did or not. */
    void hangUp() {
        Channel open = channel;
        if (open != null && open.isOpen()) {
            open.eventLoop().schedule(() -> open.close(), FAREWELL_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
