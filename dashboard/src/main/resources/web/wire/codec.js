// A Protobuf codec driven by the descriptor set that protoc writes: the .proto files stay the one description of every message.
// Messages become plain objects: fields in camelCase with their defaults filled in, repeated fields as arrays, maps as objects, enums
// as their names, 64-bit integers as numbers. A field of a oneof, or one marked optional, that is not set is undefined.

import Pbf from "pbf";

const TYPE = { DOUBLE: 1, FLOAT: 2, INT64: 3, UINT64: 4, INT32: 5, FIXED64: 6, FIXED32: 7, BOOL: 8, STRING: 9, MESSAGE: 11, BYTES: 12,
  UINT32: 13, ENUM: 14, SFIXED32: 15, SFIXED64: 16, SINT32: 17, SINT64: 18 };
const REPEATED = 3;

const WIRE_TYPE = { [TYPE.DOUBLE]: 1, [TYPE.FIXED64]: 1, [TYPE.SFIXED64]: 1, [TYPE.FLOAT]: 5, [TYPE.FIXED32]: 5, [TYPE.SFIXED32]: 5,
  [TYPE.STRING]: 2, [TYPE.MESSAGE]: 2, [TYPE.BYTES]: 2 };
const PACKED = 2;

/** All messages of a descriptor set. */
export class Codec {
  /** @param {ArrayBuffer} descriptors a serialized FileDescriptorSet */
  constructor(descriptors) {
    /** @type {Map<string, MessageType>} by full name with a leading dot */
    this.messages = new Map();
    /** @type {Map<string, EnumType>} */
    this.enums = new Map();
    for (const file of new Pbf(descriptors).readFields(readSet, [])) {
      const prefix = file.package ? `.${file.package}` : "";
      file.enums.forEach((made) => this.enums.set(`${prefix}.${made.name}`, made));
      file.messages.forEach((made) => this.#register(prefix, made));
    }
  }

  #register(prefix, type) {
    const name = `${prefix}.${type.name}`;
    this.messages.set(name, type);
    type.enums.forEach((made) => this.enums.set(`${name}.${made.name}`, made));
    type.nested.forEach((made) => this.#register(name, made));
  }

  /**
   * @param {string} name e.g. `agon.arena.ServerMessage`
   * @param {ArrayBuffer | Uint8Array} bytes
   * @returns {Record<string, any>}
   */
  decode(name, bytes) {
    const whole = bytes instanceof ArrayBuffer ? bytes : bytes.slice().buffer;
    const pbf = new Pbf(whole);
    return this.#read(this.#type(`.${name}`), pbf, pbf.length);
  }

  /**
   * @param {string} name e.g. `agon.arena.ClientMessage`
   * @param {Record<string, any>} message fields that are undefined or null are left out
   * @returns {Uint8Array}
   */
  encode(name, message) {
    const pbf = new Pbf();
    this.#write(this.#type(`.${name}`), message, pbf);
    return pbf.finish();
  }

  #type(name) {
    const type = this.messages.get(name);
    if (!type) {
      throw new Error(`there is no message ${name}`);
    }
    return type;
  }

  #read(type, pbf, end) {
    const message = this.#defaults(type);
    while (pbf.pos < end) {
      const tag = pbf.readVarint();
      const field = type.byNumber.get(tag >> 3);
      if (field) {
        this.#readField(field, message, pbf, tag & 7);
      } else {
        pbf.skip(tag);
      }
    }
    return message;
  }

  #readField(field, message, pbf, wireType) {
    const entry = this.#mapEntry(field);
    if (entry) {
      const pair = this.#read(entry, pbf, pbf.readVarint() + pbf.pos);
      message[field.name][pair.key] = pair.value;
    } else if (!field.repeated) {
      message[field.name] = this.#readValue(field, pbf);
    } else if (wireType === PACKED && !(field.type in WIRE_TYPE && WIRE_TYPE[field.type] === 2)) {
      const end = pbf.readVarint() + pbf.pos;
      while (pbf.pos < end) {
        message[field.name].push(this.#readValue(field, pbf));
      }
    } else {
      message[field.name].push(this.#readValue(field, pbf));
    }
  }

  #readValue(field, pbf) {
    switch (field.type) {
      case TYPE.DOUBLE: return pbf.readDouble();
      case TYPE.FLOAT: return pbf.readFloat();
      case TYPE.INT64: case TYPE.INT32: return pbf.readVarint(true);
      case TYPE.UINT64: case TYPE.UINT32: return pbf.readVarint();
      case TYPE.FIXED64: return pbf.readFixed64();
      case TYPE.SFIXED64: return pbf.readSFixed64();
      case TYPE.FIXED32: return pbf.readFixed32();
      case TYPE.SFIXED32: return pbf.readSFixed32();
      case TYPE.BOOL: return pbf.readBoolean();
      case TYPE.STRING: return pbf.readString();
      case TYPE.BYTES: return pbf.readBytes();
      case TYPE.SINT32: case TYPE.SINT64: return pbf.readSVarint();
      case TYPE.ENUM: return this.#enumName(field, pbf.readVarint(true));
      case TYPE.MESSAGE: return this.#read(this.#type(field.typeName), pbf, pbf.readVarint() + pbf.pos);
      default: throw new Error(`field ${field.name} has the unknown type ${field.type}`);
    }
  }

  #enumName(field, number) {
    return this.enums.get(field.typeName)?.names.get(number) ?? number;
  }

  #defaults(type) {
    const message = {};
    for (const field of type.fields) {
      if (this.#mapEntry(field)) {
        message[field.name] = {};
      } else if (field.repeated) {
        message[field.name] = [];
      } else if (!field.presence) {
        message[field.name] = this.#zero(field);
      }
    }
    return message;
  }

  #zero(field) {
    switch (field.type) {
      case TYPE.MESSAGE: return undefined;
      case TYPE.STRING: return "";
      case TYPE.BYTES: return new Uint8Array(0);
      case TYPE.BOOL: return false;
      case TYPE.ENUM: return this.#enumName(field, 0);
      default: return 0;
    }
  }

  #mapEntry(field) {
    if (field.type !== TYPE.MESSAGE || !field.repeated) {
      return undefined;
    }
    const type = this.messages.get(field.typeName);
    return type?.mapEntry ? type : undefined;
  }

  #write(type, message, pbf) {
    for (const field of type.fields) {
      const value = message[field.name];
      if (value === undefined || value === null) {
        continue;
      }
      if (this.#mapEntry(field)) {
        for (const [key, one] of Object.entries(value)) {
          this.#writeValue(field, { key, value: one }, pbf);
        }
      } else if (field.repeated) {
        value.forEach((one) => this.#writeValue(field, one, pbf));
      } else {
        this.#writeValue(field, value, pbf);
      }
    }
  }

  #writeValue(field, value, pbf) {
    if (field.type === TYPE.MESSAGE) {
      pbf.writeMessage(field.number, (one, into) => this.#write(this.#type(field.typeName), one, into), value);
      return;
    }
    pbf.writeTag(field.number, WIRE_TYPE[field.type] ?? 0);
    switch (field.type) {
      case TYPE.DOUBLE: return pbf.writeDouble(value);
      case TYPE.FLOAT: return pbf.writeFloat(value);
      case TYPE.FIXED64: return pbf.writeFixed64(value);
      case TYPE.SFIXED64: return pbf.writeSFixed64(value);
      case TYPE.FIXED32: return pbf.writeFixed32(value);
      case TYPE.SFIXED32: return pbf.writeSFixed32(value);
      case TYPE.BOOL: return pbf.writeBoolean(value);
      case TYPE.STRING: return pbf.writeString(value);
      case TYPE.BYTES: return pbf.writeBytes(value);
      case TYPE.SINT32: case TYPE.SINT64: return pbf.writeSVarint(value);
      case TYPE.ENUM: return pbf.writeVarint(this.#enumNumber(field, value));
      default: return pbf.writeVarint(value);
    }
  }

  #enumNumber(field, value) {
    const number = typeof value === "number" ? value : this.enums.get(field.typeName)?.numbers.get(value);
    if (number === undefined) {
      throw new Error(`${field.typeName} has no value ${value}`);
    }
    return number;
  }
}

/**
 * @typedef {{ name: string, number: number, repeated: boolean, type: number, typeName: string, presence: boolean }} Field
 * @typedef {{ name: string, names: Map<number, string>, numbers: Map<string, number> }} EnumType
 * @typedef {{ name: string, fields: Field[], byNumber: Map<number, Field>, nested: MessageType[], enums: EnumType[], mapEntry: boolean }}
 *     MessageType
 */

// The parts of descriptor.proto that matter here, by their field numbers.

function readSet(tag, files, pbf) {
  if (tag === 1) {
    files.push(pbf.readMessage(readFile, { package: "", messages: [], enums: [] }));
  }
}

function readFile(tag, file, pbf) {
  if (tag === 2) file.package = pbf.readString();
  else if (tag === 4) file.messages.push(readMessageType(pbf));
  else if (tag === 5) file.enums.push(readEnumType(pbf));
}

function readMessageType(pbf) {
  const type = { name: "", fields: [], byNumber: new Map(), nested: [], enums: [], mapEntry: false };
  pbf.readMessage((tag, into, from) => {
    if (tag === 1) into.name = from.readString();
    else if (tag === 2) into.fields.push(from.readMessage(readFieldType, newField()));
    else if (tag === 3) into.nested.push(readMessageType(from));
    else if (tag === 4) into.enums.push(readEnumType(from));
    else if (tag === 7) from.readMessage((option, made, options) => { if (option === 7) made.mapEntry = options.readBoolean(); }, into);
  }, type);
  type.fields.forEach((field) => type.byNumber.set(field.number, field));
  return type;
}

function newField() {
  return { name: "", number: 0, repeated: false, type: 0, typeName: "", presence: false };
}

function readFieldType(tag, field, pbf) {
  if (tag === 1) field.name = camelCase(pbf.readString());
  else if (tag === 3) field.number = pbf.readVarint();
  else if (tag === 4) field.repeated = pbf.readVarint() === REPEATED;
  else if (tag === 5) field.type = pbf.readVarint();
  else if (tag === 6) field.typeName = pbf.readString();
  else if (tag === 9) { field.presence = true; pbf.readVarint(); }
}

function readEnumType(pbf) {
  const made = { name: "", names: new Map(), numbers: new Map() };
  return pbf.readMessage((tag, into, from) => {
    if (tag === 1) {
      into.name = from.readString();
    } else if (tag === 2) {
      const value = from.readMessage((inner, one, source) => {
        if (inner === 1) one.name = source.readString();
        else if (inner === 2) one.number = source.readVarint(true);
      }, { name: "", number: 0 });
      into.names.set(value.number, value.name);
      into.numbers.set(value.name, value.number);
    }
  }, made);
}

function camelCase(name) {
  return name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}
