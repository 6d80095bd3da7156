package dev.agon.server.bench;

import dev.agon.server.Arena;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** Connects to the arena's WebSocket as pages do; all connections are one thread's. */
final class Line implements AutoCloseable {
    private static final int LONGEST_ANSWER = 8192;
    private static final int LONGEST_MESSAGE = 1 << 20;

    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final EventLoop loop = group.next();
    private final URI address;

    /** To the server at an address such as {@code http://127.0.0.1:8080}. */
    Line(String address) {
        this.address = URI.create(address);
    }

    /** The one thread. */
    EventLoop loop() {
        return loop;
    }

    /** Connects; the handler is told when the WebSocket is open, and of its frames. */
    ChannelFuture connect(ChannelHandler client, int receiveBufferOrDefault) {
        Bootstrap bootstrap = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(
                                        new HttpClientCodec(),
                                        new HttpObjectAggregator(LONGEST_ANSWER),
                                        new WebSocketClientProtocolHandler(config()),
                                        client);
                    }
                });
        if (receiveBufferOrDefault > 0) {
            bootstrap.option(ChannelOption.SO_RCVBUF, receiveBufferOrDefault);
        }
        return bootstrap.connect(address.getHost(), address.getPort());
    }

    private WebSocketClientProtocolConfig config() {
        return WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(URI.create("ws://" + address.getAuthority() + Arena.SOCKET_PATH))
                .customHeaders(new DefaultHttpHeaders().set(HttpHeaderNames.ORIGIN, address.toString()))
                .maxFramePayloadLength(LONGEST_MESSAGE)
                .build();
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
