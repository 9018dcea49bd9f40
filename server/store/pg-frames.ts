import "server-only";

/** One message of PostgreSQL's wire protocol: a letter, a length, a body. */
export interface Frame {
  type: string;
  bytes: Buffer;
}

export interface Notification {
  channel: string;
  bytes: Buffer;
}

/** What a backend said: notifications belong to whoever listens, the rest to whoever asked. */
export interface Reply {
  answer: Buffer;
  notifications: Notification[];
  /** ReadyForQuery's: idle, in a transaction, in a failed one. */
  status?: "I" | "T" | "E";
  /** The message of an error that ends the session or the server. */
  fatal?: string;
}

const headerLength = 5;

const frameLength = (bytes: Buffer, at: number) => 1 + bytes.readUInt32BE(at + 1);

/** The whole frames that the bytes begin with, and the rest of a frame that has not all come yet. */
export function splitFrames(bytes: Buffer): { frames: Frame[]; rest: Buffer } {
  const frames: Frame[] = [];
  let at = 0;
  while (bytes.length - at >= headerLength && bytes.length - at >= frameLength(bytes, at)) {
    const end = at + frameLength(bytes, at);
    frames.push({ type: String.fromCharCode(bytes.readUInt8(at)), bytes: bytes.subarray(at, end) });
    at = end;
  }
  return { frames, rest: bytes.subarray(at) };
}

export function readReply(bytes: Buffer): Reply {
  const reply: Reply = { answer: bytes, notifications: [] };
  const kept: Buffer[] = [];
  for (const frame of splitFrames(bytes).frames) {
    if (frame.type === "A") {
      const processIdLength = 4;
      const [channel] = texts(frame, headerLength + processIdLength);
      reply.notifications.push({ channel: channel ?? "", bytes: frame.bytes });
      continue;
    }
    kept.push(frame.bytes);
    if (frame.type === "Z") reply.status = frame.bytes.toString("latin1", headerLength) as Reply["status"];
    if (frame.type === "E") reply.fatal ??= fatalMessage(frame);
  }
  if (reply.notifications.length > 0) reply.answer = Buffer.concat(kept);
  return reply;
}

function fatalMessage(frame: Frame): string | undefined {
  const fields = texts(frame);
  const field = (letter: string) => fields.find((text) => text.startsWith(letter))?.slice(1);
  return ["FATAL", "PANIC"].includes(field("V") ?? "") ? field("M") : undefined;
}

/** The zero-ended strings of a frame. */
export function texts({ bytes }: Frame, from = headerLength): string[] {
  return bytes.toString("utf8", from).split("\0");
}

export function frame(type: string, body: Buffer | string = ""): Frame {
  const bytes = Buffer.concat([Buffer.alloc(headerLength), Buffer.from(body)]);
  bytes.write(type, 0, "latin1");
  bytes.writeUInt32BE(bytes.length - 1, 1);
  return { type, bytes };
}

export function errorFrame(severity: "ERROR" | "FATAL", code: string, message: string): Buffer {
  return frame("E", `S${severity}\0V${severity}\0C${code}\0M${message}\0\0`).bytes;
}

/** Statement names are the session's own, but PGlite has one session for all: they get a prefix. */
export function prefixStatementName(original: Frame, prefix: string): Frame {
  const body = original.bytes.subarray(headerLength);
  const nameAt = { P: 0, D: 1, C: 1, B: body.indexOf(0) + 1 }[original.type];
  const ofPortal = (original.type === "D" || original.type === "C") && body.toString("latin1", 0, 1) === "P";
  if (nameAt === undefined || ofPortal || body[nameAt] === 0) return original;
  return frame(original.type, Buffer.concat([body.subarray(0, nameAt), Buffer.from(prefix), body.subarray(nameAt)]));
}

/** The same frame with other SQL in it. */
export function replaceText(original: Frame, text: string, by: string): Frame {
  const body = original.bytes.subarray(headerLength);
  const at = body.indexOf(text);
  const after = body.subarray(at + Buffer.byteLength(text));
  return frame(original.type, Buffer.concat([body.subarray(0, at), Buffer.from(by), after]));
}
