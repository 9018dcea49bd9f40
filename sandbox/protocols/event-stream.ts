import { EventStreamCodec } from "@smithy/core/event-streams";
import type { NormalizedSchema } from "@smithy/core/schema";
import { fromUtf8, toUtf8 } from "@smithy/core/serde";
import { AwsError } from "../operation";
import { writeJson } from "./json";

const codec = new EventStreamCodec(toUtf8, fromUtf8);

interface StreamOptions {
  /** Of each event's body. */
  contentType: string;
  /** Whether the output's other members go ahead of the events, as their own message. */
  hasInitialResponse: boolean;
}

/**
 * The body of an output with a member that is a stream of events, `{ sessionUpdate: {…} }`; nothing for any other output.
 * An `AwsError` thrown on the way ends the stream as the event of its kind.
 */
export function eventStreamOf(output: NormalizedSchema, value: object, options: StreamOptions) {
  const name = output.isStructSchema() ? output.getEventStreamMember() : "";
  if (name === "") return undefined;
  const events = (value as Record<string, AsyncIterable<object>>)[name];
  const first = options.hasInitialResponse ? { ...value, [name]: undefined } : undefined;
  return {
    headers: { "content-type": "application/vnd.amazon.eventstream" },
    body: encode(output, name, events ?? [], first, options.contentType),
  };
}

async function* encode(
  output: NormalizedSchema,
  name: string,
  events: AsyncIterable<object> | Iterable<object>,
  initial: object | undefined,
  contentType: string,
): AsyncGenerator<Uint8Array> {
  const union = output.getMemberSchema(name);
  if (initial) yield message("event", "initial-response", JSON.stringify(writeJson(output, initial)), contentType);
  try {
    for await (const event of events) {
      const [type, content] = Object.entries(event)[0] ?? ["", {}];
      yield message("event", type, JSON.stringify(writeJson(union.getMemberSchema(type), content)), contentType);
    }
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const body = JSON.stringify({ ...error.fields, message: error.message });
    yield message("exception", error.code, body, contentType);
  }
}

function message(kind: "event" | "exception", type: string, body: string, contentType: string): Uint8Array {
  const text = (value: string) => ({ type: "string" as const, value });
  return codec.encode({
    headers: {
      ":message-type": text(kind),
      [kind === "event" ? ":event-type" : ":exception-type"]: text(type),
      ":content-type": text(contentType),
    },
    body: fromUtf8(body),
  });
}
