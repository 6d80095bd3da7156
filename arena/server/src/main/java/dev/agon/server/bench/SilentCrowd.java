package dev.agon.server.bench;

import dev.agon.proto.arena.ClientMessage;
import dev.agon.proto.arena.Hello;
import dev.agon.proto.arena.Watch;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import java.util.ArrayList;
import java.util.List;

/** Spectators that ask to look on and then never read. For one thread at a time. */
final class SilentCrowd {
    /** Bytes that the operating system takes in for each, so that what is not read is soon the server's to bear. */
    private static final int RECEIVE_BUFFER = 4096;

    private final Line line;
    private final List<LoadPlan.Begun> matches;
    private final int size;
    private final int views;
    private final List<Channel> present = new ArrayList<>();

    SilentCrowd(Line line, List<LoadPlan.Begun> matches, int size, int views) {
        this.line = line;
        this.matches = matches;
        this.size = size;
        this.views = views;
    }

    /** Comes or goes. */
    void be(boolean there) {
        if (there && present.isEmpty()) {
            for (int i = 0; i < size; i++) {
                LoadPlan.Begun match = matches.get(i % matches.size());
                int view = i / matches.size() % views;
                present.add(line.connect(new Silent(match.id(), view), RECEIVE_BUFFER)
                        .channel());
            }
        } else if (!there) {
            present.forEach(Channel::close);
            present.clear();
        }
    }

    private static final class Silent extends ChannelInboundHandlerAdapter {
        private final String match;
        private final int view;

        Silent(String match, int view) {
            this.match = match;
            this.view = view;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
                context.channel().config().setAutoRead(false);
                say(
                        context,
                        ClientMessage.newBuilder().setHello(Hello.newBuilder().setProtocol(1)));
                say(
                        context,
                        ClientMessage.newBuilder()
                                .setWatch(Watch.newBuilder().setMatch(match).setView(view)));
            }
        }

        private static void say(ChannelHandlerContext context, ClientMessage.Builder message) {
            context.writeAndFlush(new BinaryWebSocketFrame(
                    Unpooled.wrappedBuffer(message.build().toByteArray())));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
            context.close();
        }
    }
}
