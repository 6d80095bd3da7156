"""Reads TensorBoard's event files without anything of ours: prints one JSON array [wall_time, step, file_version, {tag: value}] an event.

The sums and the framing are those of TensorFlow's record format; the messages are described by the numbers of TensorFlow's event.proto
and summary.proto.
"""
import json
import struct
import sys

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

F = descriptor_pb2.FieldDescriptorProto


def messages():
    file = descriptor_pb2.FileDescriptorProto(name="e.proto", package="t", syntax="proto2")
    value = file.message_type.add(name="Value")
    value.field.add(name="tag", number=1, type=F.TYPE_STRING, label=F.LABEL_OPTIONAL)
    value.field.add(name="simple_value", number=2, type=F.TYPE_FLOAT, label=F.LABEL_OPTIONAL)
    summary = file.message_type.add(name="Summary")
    summary.field.add(name="value", number=1, type=F.TYPE_MESSAGE, label=F.LABEL_REPEATED, type_name=".t.Value")
    event = file.message_type.add(name="Event")
    event.field.add(name="wall_time", number=1, type=F.TYPE_DOUBLE, label=F.LABEL_OPTIONAL)
    event.field.add(name="step", number=2, type=F.TYPE_INT64, label=F.LABEL_OPTIONAL)
    event.field.add(name="file_version", number=3, type=F.TYPE_STRING, label=F.LABEL_OPTIONAL)
    event.field.add(name="summary", number=5, type=F.TYPE_MESSAGE, label=F.LABEL_OPTIONAL, type_name=".t.Summary")
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    found = pool.FindMessageTypeByName("t.Event")
    if hasattr(message_factory, "GetMessageClass"):
        return message_factory.GetMessageClass(found)
    return message_factory.MessageFactory(pool).GetPrototype(found)


def crc32c(data):
    """Castagnoli's polynomial, bit by bit."""
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ (0x82F63B78 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def masked(data):
    crc = crc32c(data)
    return (((crc >> 15) | (crc << 17)) + 0xA282EAD8) & 0xFFFFFFFF


assert crc32c(b"123456789") == 0xE3069283, "the check value of the sum"
event_class = messages()
content = open(sys.argv[1], "rb").read()
at = 0
while at < len(content):
    head = content[at : at + 8]
    (length,) = struct.unpack("<Q", head)
    (head_sum,) = struct.unpack("<I", content[at + 8 : at + 12])
    data = content[at + 12 : at + 12 + length]
    (data_sum,) = struct.unpack("<I", content[at + 12 + length : at + 16 + length])
    if head_sum != masked(head) or data_sum != masked(data):
        sys.exit("a sum is wrong at %d" % at)
    event = event_class()
    event.ParseFromString(data)
    values = {one.tag: one.simple_value for one in event.summary.value}
    print(json.dumps([event.wall_time, event.step, event.file_version, values]))
    at += 16 + length
