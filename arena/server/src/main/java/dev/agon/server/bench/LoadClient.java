package dev.agon.server.bench;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import dev.agon.proto.arena.ClientMessage;
import dev.agon.proto.arena.Frame;
import dev.agon.proto.arena.Hello;
import dev.agon.proto.arena.Refused;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.proto.arena.Turn;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One connection of the generator: says hello and what it came for, and reads what matters of what it is told. */
abstract class LoadClient extends SimpleChannelInboundHandler<WebSocketFrame> {
    final Measurements measured;
    private final MatchClock clock;
    private final ClientMessage wish;
    private @Nullable Channel channel;
    private int framesSeen;

    /**
     * A client of one match.
     *
     * @param wish what it says after hello
     */
    LoadClient(MatchClock clock, ClientMessage wish, Measurements measured) {
        this.clock = clock;
        this.wish = wish;
        this.measured = measured;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
            channel = context.channel();
            say(ClientMessage.newBuilder()
                    .setHello(Hello.newBuilder().setProtocol(1))
                    .build()
                    .toByteArray());
            say(wish.toByteArray());
        }
    }

    final void say(byte[] message) {
        Channel to = channel;
        if (to != null && to.isActive()) {
            to.writeAndFlush(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(message)));
        }
    }

    @Override
    protected final void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) throws IOException {
        long now = System.nanoTime();
        if (frame instanceof BinaryWebSocketFrame) {
            ByteBuf content = frame.content();
            if (measured.covers(now)) {
                count(content.readableBytes());
            }
            read(CodedInputStream.newInstance(content.nioBuffer()), now);
        }
    }

    private void read(CodedInputStream in, long now) throws IOException {
        int field = WireFormat.getTagFieldNumber(in.readTag());
        in.pushLimit(in.readRawVarint32());
        switch (field) {
            case ServerMessage.FRAME_FIELD_NUMBER -> readFrame(in, now);
            case ServerMessage.TURN_FIELD_NUMBER -> turn(Turn.parseFrom(in), now);
            case ServerMessage.REFUSED_FIELD_NUMBER -> {
                measured.refused += measured.covers(now) ? 1 : 0;
                refused(Refused.parseFrom(in));
            }
            default -> {}
        }
    }

    /** Reads only the tick and whether the frame is whole: they come first. */
    private void readFrame(CodedInputStream in, long now) throws IOException {
        int tick = 0;
        boolean full = false;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int field = WireFormat.getTagFieldNumber(tag);
            if (field == Frame.TICK_FIELD_NUMBER) {
                tick = in.readUInt32();
            } else {
                full = field == Frame.FULL_FIELD_NUMBER && in.readBool();
                break;
            }
        }
        framesSeen++;
        boolean gap = full && framesSeen > 1;
        if (measured.covers(now)) {
            measured.leftOut += gap ? 1 : 0;
            measured.frames.add(clock.lateness(tick, now));
        } else {
            clock.note(tick, now);
        }
        frame(tick, now, gap);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (channel == null || measured.covers(System.nanoTime())) {
            measured.lost++;
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        context.close();
    }

    /** Whether anything has been shown to it. */
    final boolean looksOn() {
        return framesSeen > 0;
    }

    /** So many bytes of messages came. */
    abstract void count(int bytes);

    /** A frame was read; {@code gap}: frames before it were left out. */
    void frame(int tick, long now, boolean gap) {}

    /** A turn was read. */
    void turn(Turn turn, long now) {}

    /** Something was refused. */
    void refused(Refused refused) {}
}
