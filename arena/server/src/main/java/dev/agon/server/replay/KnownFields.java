package dev.agon.server.replay;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/**
 * Looks through a message before it is parsed, without keeping anything of it. What parses to far more memory than it has bytes is
 * refused: fields that we do not know, many small messages; and long strings, which might be shown.
 */
final class KnownFields {
    private static final int MOST_MESSAGES = 1000;
    private static final int LONGEST_STRING = 1000;

    private final CodedInputStream in;
    private int messages;

    private KnownFields(byte[] bytes) {
        in = CodedInputStream.newInstance(bytes);
    }

    /** Whether the bytes are a message that can be parsed without harm, as far as can be told. */
    static boolean alone(byte[] bytes, Descriptor type) {
        try {
            return new KnownFields(bytes).look(type);
        } catch (IOException malformed) {
            return false;
        }
    }

    private boolean look(Descriptor type) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            FieldDescriptor field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
            if (field == null || !hasWireType(field, WireFormat.getTagWireType(tag)) || !lookAt(field, tag)) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasWireType(FieldDescriptor field, int wireType) {
        return wireType == field.getLiteType().getWireType()
                || (field.isPackable() && wireType == WireFormat.WIRETYPE_LENGTH_DELIMITED);
    }

    private boolean lookAt(FieldDescriptor field, int tag) throws IOException {
        return switch (field.getJavaType()) {
            case MESSAGE -> lookInto(field.getMessageType());
            case STRING -> skipAtMost(LONGEST_STRING);
            default -> in.skipField(tag);
        };
    }

    private boolean lookInto(Descriptor type) throws IOException {
        int outside = in.pushLimit(in.readRawVarint32());
        messages++;
        boolean known = messages <= MOST_MESSAGES && look(type);
        in.popLimit(outside);
        return known;
    }

    private boolean skipAtMost(int most) throws IOException {
        int length = in.readRawVarint32();
        if (length < 0 || length > most) {
            return false;
        }
        in.skipRawBytes(length);
        return true;
    }
}
