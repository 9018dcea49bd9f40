import { inspect } from "node:util";
import pino from "pino";
import { expect, vi } from "vitest";
import { GET as followPage } from "@/app/api/v1/events/route";
import { GET as readRun } from "@/app/api/v1/runs/[id]/route";
import { POST as startRun } from "@/app/api/v1/runs/route";
import { GET as readSession } from "@/app/api/v1/session/route";
import { GET as listSessions } from "@/app/api/v1/sessions/route";
import { GET as readDevice } from "@/app/api/v1/sign-in/device/route";
import { GET as checkTarget } from "@/app/api/v1/targets/[target]/check/route";
import { GET as readIdentity } from "@/app/api/v1/targets/[target]/identity/route";
import { GET as listTargets } from "@/app/api/v1/targets/route";
import type { Run } from "@/lib/domain/run";
import { issuedCredentials, revokeCredentials } from "@/sandbox/credentials";
import { clients, signIns, tokens } from "@/sandbox/identity-center/tables";
import { getStore } from "@/server/context";
import { log } from "@/server/log";
import type { Store } from "@/server/store/open-store";
import { deployInput, get, testIn, untilStep } from "@/server/testing";
import { identityCenterEnv, signedInAs, withPeople } from "./identity-center-testing";

const test = testIn({ scenario: withPeople, speed: 150, env: { ...identityCenterEnv, LOG_LEVEL: "debug" } });

/** Every row of every table, as a thief of the database would read it. */
async function dump({ pool }: Store): Promise<string> {
  const { rows } = await pool.query<{ schema: string; name: string }>(
    "select schemaname as schema, tablename as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
  );
  const texts: string[] = [];
  for (const { schema, name } of rows) {
    const table = await pool.query<{ text: string }>(`select t::text as text from "${schema}"."${name}" t`);
    texts.push(...table.rows.map(({ text }) => text));
  }
  return texts.join("\n");
}

test("S5: what Identity Center and STS give out is in no table, answer, stream, error or line of the log", async ({
  sandbox,
}) => {
  const logged: string[] = [];
  const { [pino.symbols.streamSym]: sink } = log() as unknown as {
    [pino.symbols.streamSym]: { write(line: string): void };
  };
  const write = vi.spyOn(sink, "write").mockImplementation((line) => {
    logged.push(line);
  });
  const browser = await signedInAs(sandbox, "mina", { roleName: "AdministratorAccess" });
  const { id } = await browser.post<Run>(startRun, deployInput(sandbox.target));
  await untilStep(readRun, id, (step) => step.name === "build" && step.progress === "running");
  const stream = await get(followPage, { query: { run: id }, headers: browser.headers });
  const reader = stream.body?.getReader();
  const streamed = new TextDecoder().decode((await reader?.read())?.value);
  await reader?.cancel();
  for (const handler of [readSession, listSessions, readDevice, listTargets]) await browser.get(handler);
  for (const handler of [readIdentity, checkTarget]) await browser.get(handler, { target: sandbox.target });
  await browser.get(readRun, { id });

  const { world } = sandbox;
  const issued = [...issuedCredentials(world).values()];
  const secrets = [
    ...tokens(world).keys(),
    ...signIns(world).keys(),
    ...[...clients(world).values()].map(({ secret }) => secret),
    ...issued.flatMap(({ secretAccessKey, sessionToken }) => [secretAccessKey, sessionToken]),
  ];
  expect(secrets.length).toBeGreaterThanOrEqual(6);

  // With the credentials refused, what AWS answers goes through all that tells errors.
  revokeCredentials(world, () => true);
  tokens(world).clear();
  await browser.get(checkTarget, { target: sandbox.target }).catch(() => undefined);
  await untilStep(readRun, id, (step) => step.heldUpBy === "needs-sign-in");
  await browser.get(readIdentity, { target: sandbox.target }).catch(() => undefined);
  write.mockRestore();

  const places = {
    database: await dump(await getStore()),
    answers: browser.answers.join("\n"),
    stream: streamed,
    log: logged.join("\n"),
    cookies: inspect(browser.cookies),
  };
  expect(places.database).toContain("identity-center:mina");
  expect(places.stream).toContain(id);
  expect(places.log).toContain("IAM Identity Center was not signed out of");
  for (const [place, text] of Object.entries(places)) {
    const found = secrets.filter((secret) => text.includes(secret)).length;
    expect({ place, found }).toEqual({ place, found: 0 });
  }
});
