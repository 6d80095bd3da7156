package dev.agon.server;

import com.linecorp.armeria.common.Flags;
import com.linecorp.armeria.common.util.EventLoopGroups;
import com.linecorp.armeria.common.util.TransportType;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Event loops that end as soon as what was left to do on them is done. Netty's own then wait two seconds for more, and who closes a
 * server or a client with them.
 */
public final class EventLoops extends MultiThreadIoEventLoopGroup {
    private static final long MOST_MILLIS = 15_000;

    private EventLoops(int threads, ThreadFactory factory, IoHandlerFactory handlers) {
        super(threads, factory, handlers);
    }

    /**
     * So many loops of the transport that Armeria uses here.
     *
     * @param name of their threads
     */
    public static EventLoopGroup of(int threads, String name) {
        TransportType transport = Flags.transportType();
        ThreadFactory factory = new DefaultThreadFactory(name, true);
        if (transport == TransportType.EPOLL) {
            return new EventLoops(threads, factory, EpollIoHandler.newFactory());
        }
        if (transport == TransportType.NIO) {
            return new EventLoops(threads, factory, NioIoHandler.newFactory());
        }
        return EventLoopGroups.newEventLoopGroup(threads, factory);
    }

    @Override
    public Future<?> shutdownGracefully() {
        return shutdownGracefully(0, MOST_MILLIS, TimeUnit.MILLISECONDS);
    }
}
