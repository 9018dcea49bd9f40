import type { Call } from "../../operation";
import { type BuildRow, buildTable } from "./builds";
import { invalidInput } from "./invalid-input";

interface TokenRow {
  buildId: string;
  /** What was asked for with the token. */
  fingerprint: string;
  expiresAt: number;
}

const LIFE_MS = 5 * 60 * 1000;

/** One token is one build for five minutes; asking for something else with it is refused. */
export function once(call: Call, token: string | undefined, wanted: unknown, start: () => BuildRow): BuildRow {
  if (token === undefined) return start();
  const { clock } = call.world;
  const tokens = call.world.table<TokenRow>(call, "codebuild.tokens");
  const fingerprint = JSON.stringify(wanted);
  const known = tokens.get(token);
  if (known && known.expiresAt > clock.now()) {
    if (known.fingerprint !== fingerprint) {
      throw invalidInput(
        "Idempotent parameter mismatch: the request uses the same idempotency token as an earlier request, but its parameters differ",
      );
    }
    const earlier = buildTable(call).get(known.buildId);
    if (earlier) return earlier;
  }
  const row = start();
  for (const [old, { expiresAt }] of tokens) if (expiresAt <= clock.now()) tokens.delete(old);
  tokens.set(token, { buildId: row.build.id, fingerprint, expiresAt: clock.now() + clock.scaled(LIFE_MS) });
  return row;
}
