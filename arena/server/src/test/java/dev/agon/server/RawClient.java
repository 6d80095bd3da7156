package dev.agon.server;

import dev.agon.proto.arena.ClientMessage;
import dev.agon.proto.arena.Hello;
import dev.agon.proto.arena.Ping;
import dev.agon.proto.arena.ServerMessage;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A socket on which a test says exactly the bytes that it means to, and sees exactly the bytes that come. */
final class RawClient implements AutoCloseable {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final int PATIENCE_MILLIS = 20_000;
    private static final byte[] MASK = {1, 2, 3, 4};

    final Socket socket = new Socket();
    private final DataInputStream in;
    private final URI server;

    /** A frame as it came. */
    record Frame(int opcode, byte[] payload) {}

    /** Connects without saying anything. */
    RawClient(String address) throws IOException {
        this(address, null, 0);
    }

    /**
     * As the other.
     *
     * @param from this machine's address to come from, or null for the usual one
     * @param receiveBuffer bytes that the operating system takes in, or 0 for as many as usual
     */
    RawClient(String address, @Nullable String from, int receiveBuffer) throws IOException {
        server = URI.create(address);
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        if (from != null) {
            socket.bind(new InetSocketAddress(from, 0));
        }
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), PATIENCE_MILLIS);
        in = new DataInputStream(socket.getInputStream());
    }

    /** A WebSocket of our own page, which has said hello and read the answer. */
    static RawClient welcomed(String address) throws IOException {
        RawClient client = open(address);
        client.say(hello());
        client.frame();
        return client;
    }

    /** A WebSocket of our own page. */
    static RawClient open(String address) throws IOException {
        RawClient client = new RawClient(address);
        String status = client.shake(address, "");
        if (!status.contains(" 101 ")) {
            throw new IOException("no WebSocket: " + status);
        }
        return client;
    }

    static ClientMessage.Builder hello() {
        return ClientMessage.newBuilder().setHello(Hello.newBuilder().setProtocol(1));
    }

    /**
     * Asks for a WebSocket.
     *
     * @param origin or null for none
     * @param headers more of them, each with its line's end
     * @return the answer's head
     */
    String shake(@Nullable String origin, String headers) throws IOException {
        send("GET " + Arena.SOCKET_PATH + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\n"
                + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + (origin == null ? "" : "Origin: " + origin + "\r\n") + headers + "\r\n");
        return head();
    }

    /** The head of an answer, up to the empty line. */
    String head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            head.write(in.readByte());
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    void say(ClientMessage.Builder message) throws IOException {
        sendFrame(0x80 | BINARY, message.build().toByteArray());
    }

    /** A frame with a first byte of any kind, masked as it must be. */
    void sendFrame(int firstByte, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 14).put((byte) firstByte);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else if (payload.length < 1 << 16) {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (0x80 | 127)).putLong(payload.length);
        }
        frame.put(MASK);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ MASK[i % MASK.length]));
        }
        byte[] bytes = new byte[frame.position()];
        frame.flip().get(bytes);
        send(bytes);
    }

    /** The next frame. */
    Frame frame() throws IOException {
        int first = in.readUnsignedByte();
        int length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = Math.toIntExact(in.readLong());
        }
        byte[] payload = new byte[length];
        in.readFully(payload);
        return new Frame(first & 15, payload);
    }

    /** The next message; control frames are passed over. */
    ServerMessage message() throws IOException {
        Frame frame = frame();
        while (frame.opcode != BINARY) {
            frame = frame();
        }
        return ServerMessage.parseFrom(frame.payload);
    }

    /** Asks for a sign of life, and gives the messages that came before it, byte for byte. */
    List<byte[]> heardSoFar(long mark) throws IOException {
        say(ClientMessage.newBuilder().setPing(Ping.newBuilder().setNanos(mark)));
        List<byte[]> heard = new ArrayList<>();
        while (true) {
            Frame frame = frame();
            if (frame.opcode == BINARY) {
                ServerMessage message = ServerMessage.parseFrom(frame.payload);
                if (message.hasPong() && message.getPong().getNanos() == mark) {
                    return heard;
                }
                heard.add(frame.payload);
            } else if (frame.opcode == CLOSE) {
                throw new EOFException("closed: " + new String(frame.payload, StandardCharsets.UTF_8));
            }
        }
    }

    /** Reads until the server has closed the connection; the last frame of a WebSocket, or null where none came. */
    @Nullable
    Frame readToEnd() throws IOException {
        Frame last = null;
        try {
            while (true) {
                last = frame();
            }
        } catch (EOFException | SocketException closed) {
            return last;
        }
    }

    /** Reads HTTP/2 until the server has closed the connection, and gives the reason that it said; -1 without. */
    int reasonOfHttp2() throws IOException {
        int reason = -1;
        try {
            while (true) {
                int length = in.readUnsignedShort() << 8 | in.readUnsignedByte();
                int type = in.readUnsignedByte();
                in.skipNBytes(5);
                byte[] payload = in.readNBytes(length);
                if (type == 7 && payload.length >= 8) {
                    reason = ByteBuffer.wrap(payload).getInt(4);
                }
            }
        } catch (EOFException | SocketException closed) {
            return reason;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
