package dev.agon.agents.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Named tensors and text in the safetensors format: a little-endian 64-bit header length, a JSON header, then the bytes of all
 * tensors as little-endian 32-bit floats.
 *
 * @param metadata text by name
 * @param tensors in the order of their bytes
 */
public record Safetensors(Map<String, String> metadata, Map<String, Tensor> tensors) {
    /** Longest header that is read. */
    public static final int MAX_HEADER_BYTES = 1 << 20;

    /** Longest file that is read. */
    public static final int MAX_FILE_BYTES = 1 << 29;

    private static final String METADATA = "__metadata__";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The file's bytes. */
    public byte[] toBytes() {
        byte[] header = header();
        int length = tensors.values().stream().mapToInt(t -> t.values().length).sum() * Float.BYTES;
        ByteBuffer bytes =
                ByteBuffer.allocate(Long.BYTES + header.length + length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(header.length).put(header);
        for (Tensor tensor : tensors.values()) {
            bytes.asFloatBuffer().put(tensor.values());
            bytes.position(bytes.position() + tensor.values().length * Float.BYTES);
        }
        return bytes.array();
    }

    private byte[] header() {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode text = root.putObject(METADATA);
        metadata.forEach(text::put);
        long offset = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            ObjectNode node = root.putObject(entry.getKey());
            node.put("dtype", "F32");
            entry.getValue().shape().forEach(node.putArray("shape")::add);
            long end = offset + (long) entry.getValue().values().length * Float.BYTES;
            node.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        byte[] json;
        try {
            json = JSON.writeValueAsBytes(root);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
        int padded = (json.length + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
        byte[] header = new byte[padded];
        java.util.Arrays.fill(header, (byte) ' ');
        System.arraycopy(json, 0, header, 0, json.length);
        return header;
    }

    /**
     * Reads a file's bytes.
     *
     * @param file its name, for messages
     * @throws DamagedFileException saying what is wrong
     */
    public static Safetensors fromBytes(String file, byte[] content) {
        if (content.length < Long.BYTES) {
            throw new DamagedFileException(file, "is no safetensors file: only " + content.length + " bytes");
        }
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        long headerLength = bytes.getLong();
        if (headerLength < 2 || headerLength > MAX_HEADER_BYTES || headerLength > bytes.remaining()) {
            throw new DamagedFileException(
                    file,
                    "is cut or no safetensors file: header of " + headerLength + " bytes in a file of "
                            + content.length);
        }
        JsonNode root = parse(file, content, (int) headerLength);
        ByteBuffer data =
                bytes.slice(Long.BYTES + (int) headerLength, content.length - Long.BYTES - (int) headerLength);
        Map<String, String> metadata = new LinkedHashMap<>();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        long expected = 0;
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            if (entry.getKey().equals(METADATA)) {
                entry.getValue()
                        .properties()
                        .forEach(e -> metadata.put(e.getKey(), e.getValue().asText()));
                continue;
            }
            Tensor tensor = tensor(file, entry.getKey(), entry.getValue(), data, expected);
            expected += (long) tensor.values().length * Float.BYTES;
            tensors.put(entry.getKey(), tensor);
        }
        if (expected != data.capacity()) {
            throw new DamagedFileException(
                    file, "holds " + data.capacity() + " bytes of tensors where its header declares " + expected);
        }
        return new Safetensors(metadata, tensors);
    }

    private static JsonNode parse(String file, byte[] content, int headerLength) {
        try {
            JsonNode root = JSON.readTree(new String(content, Long.BYTES, headerLength, StandardCharsets.UTF_8).trim());
            if (root != null && root.isObject()) {
                return root;
            }
            throw new DamagedFileException(file, "has a header that is no JSON object");
        } catch (IOException notJson) {
            throw new DamagedFileException(
                    file, "has a header that is no JSON: " + firstLine(String.valueOf(notJson.getMessage())));
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    private static Tensor tensor(String file, String name, JsonNode node, ByteBuffer data, long expected) {
        if (!node.path("dtype").asText().equals("F32")) {
            throw new DamagedFileException(file, "tensor " + name + " is not of type F32");
        }
        long begin = node.path("data_offsets").path(0).asLong(-1);
        long end = node.path("data_offsets").path(1).asLong(-1);
        if (begin != expected || end < begin || end > data.capacity() || (end - begin) % Float.BYTES != 0) {
            throw new DamagedFileException(
                    file, "tensor " + name + " claims bytes " + begin + " to " + end + " of " + data.capacity());
        }
        List<Integer> shape = new ArrayList<>();
        node.path("shape").forEach(axis -> shape.add(axis.asInt(-1)));
        float[] values = new float[(int) (end - begin) / Float.BYTES];
        data.slice((int) begin, (int) (end - begin))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        try {
            return new Tensor(shape, values);
        } catch (ArithmeticException | IllegalArgumentException wrongShape) {
            throw new DamagedFileException(file, "tensor " + name + ": " + wrongShape.getMessage());
        }
    }
}
