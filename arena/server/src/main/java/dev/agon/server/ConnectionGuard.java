package dev.agon.server;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Closes connections before they cost much: those beyond what one address may have, those that ask for nothing in time, and those that
 * send more than anybody has reason to. Thread-safe.
 */
public final class ConnectionGuard {
    private static final AttributeKey<Guarded> GUARDED = AttributeKey.valueOf(ConnectionGuard.class, "guarded");
    private static final int BURST_SECONDS = ServerLimits.CONNECTION_BURST_SECONDS;

    private final ConnectionLimits limits;
    private final Map<InetAddress, Integer> connections = new HashMap<>();

    /** With these limits; nobody is connected yet. */
    public ConnectionGuard(ConnectionLimits limits) {
        this.limits = limits;
    }

    /** Guards all connections of a server. */
    public void mount(ServerBuilder server) {
        server.maxNumConnections(limits.most())
                .childChannelPipelineCustomizer(pipeline -> pipeline.addFirst(new Guarded()))
                .decorator(this::noteRequest);
    }

    private HttpResponse noteRequest(HttpService delegate, ServiceRequestContext context, HttpRequest request)
            throws Exception {
        Channel channel = context.log().partial().channel();
        Guarded guarded = channel == null ? null : channel.attr(GUARDED).get();
        if (guarded != null) {
            guarded.hasAsked = true;
        }
        return delegate.serve(context, request);
    }

    private synchronized boolean enter(InetAddress address) {
        int already = connections.getOrDefault(address, 0);
        if (already >= limits.mostPerAddress()) {
            return false;
        }
        connections.put(address, already + 1);
        return true;
    }

    private synchronized void leave(InetAddress address) {
        connections.computeIfPresent(address, (from, count) -> count == 1 ? null : count - 1);
    }

    /** One connection. */
    private final class Guarded extends ChannelInboundHandlerAdapter {
        volatile boolean hasAsked;
        private double bytesLeft = (double) limits.bytesPerSecond() * BURST_SECONDS;
        private long lastNanos = System.nanoTime();

        @Override
        public void channelActive(ChannelHandlerContext context) {
            admit(context.channel());
            context.fireChannelActive();
        }

        private void admit(Channel channel) {
            InetAddress address = ((InetSocketAddress) channel.remoteAddress()).getAddress();
            if (!enter(address)) {
                channel.close();
                return;
            }
            channel.attr(GUARDED).set(this);
            channel.closeFuture().addListener(closed -> leave(address));
            channel.eventLoop()
                    .schedule(() -> closeUnlessAsked(channel), limits.firstRequestSeconds(), TimeUnit.SECONDS);
        }

        private void closeUnlessAsked(Channel channel) {
            if (!hasAsked) {
                channel.close();
            }
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof ByteBuf bytes && !allows(bytes.readableBytes())) {
                ReferenceCountUtil.release(message);
                context.close();
                return;
            }
            context.fireChannelRead(message);
        }

        private boolean allows(int bytes) {
            long now = System.nanoTime();
            double perNano = limits.bytesPerSecond() / (double) TimeUnit.SECONDS.toNanos(1);
            bytesLeft =
                    Math.min((double) limits.bytesPerSecond() * BURST_SECONDS, bytesLeft + (now - lastNanos) * perNano);
            lastNanos = now;
            bytesLeft -= bytes;
            return bytesLeft >= 0;
        }
    }
}
