import "server-only";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DBOS } from "@dbos-inc/dbos-sdk";
import { test as base } from "vitest";
import type { StartRunInput } from "@/lib/domain/deploy-input";
import { DeployRun, type Step } from "@/lib/domain/run";
import type { Scenario } from "@/sandbox/scenarios/scenario";
import { type Sandbox, startSandbox } from "@/sandbox/server";
import { sealSessionCookie, sessionCookieName } from "./access/session-cookie";
import { type NewSession, openSession } from "./access/sessions";
import { getStore } from "./context";
import type { RouteHandler } from "./http/handle";
import { watchAllTargets } from "./watch-targets";

const token = "a-token-that-only-the-tests-know-0123456789";

interface TestSandbox extends Sandbox {
  /** The target that the console reaches. */
  target: string;
}

interface Setting {
  scenario: string | Scenario;
  speed: number;
  /** Settings of the console besides those that it always has; undefined takes one away. */
  env: Record<string, string | undefined>;
  /** With the engine, so that runs go on. */
  withEngine: boolean;
  /** With somebody who reads the targets: so many times oftener than AWS would be asked. */
  watchedTimes: number;
}

/** A sandbox of its own for each test file, and a console in this process that only gets its address. */
export function testIn({
  scenario = "with-default-vpc",
  speed = 400,
  withEngine = true,
  watchedTimes = 0,
  env = {},
}: Partial<Setting> = {}) {
  return base.extend<{ sandbox: TestSandbox }>({
    sandbox: [
      // biome-ignore lint/correctness/noEmptyPattern: the runner reads the fixtures that are wanted from this pattern
      async ({}, use) => {
        const sandbox = await startSandbox({ scenario, speed, quiet: true });
        const dataDir = mkdtempSync(path.join(tmpdir(), "slipway-test-"));
        for (const [name, value] of Object.entries({ ...settings(sandbox.origin, dataDir), ...env })) {
          if (value === undefined) delete process.env[name];
          else process.env[name] = value;
        }
        if (withEngine) await (await import("./runs/launch")).launchEngine();
        const fleet = watchedTimes > 0 ? await watchAllTargets(await getStore(), watchedTimes) : undefined;
        await use({ ...sandbox, target: `${sandbox.world.account}~${process.env.AWS_REGION}` });
        await fleet?.end();
        if (withEngine) await DBOS.shutdown();
        await (await getStore()).close();
        await sandbox.close();
        rmSync(dataDir, { recursive: true, force: true });
      },
      { scope: "file" },
    ],
  });
}

function settings(endpoint: string, dataDir: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    SLIPWAY_PRIVATE_HOSTS: `*.on.aws.localhost:${new URL(endpoint).port}`,
    AWS_REGION: "ap-northeast-1",
    AWS_ACCESS_KEY_ID: "AKIASANDBOXSANDBOX00",
    AWS_SECRET_ACCESS_KEY: "secret-of-the-sandbox",
    SLIPWAY_DATA_DIR: dataDir,
    SLIPWAY_API_TOKEN: token,
    HOSTNAME: "127.0.0.1",
    NEXTAUTH_URL: "http://localhost:3000",
    NEXTAUTH_SECRET: "a-secret-that-only-the-tests-know-012345678",
    LOG_LEVEL: "silent",
  };
}

interface Asked {
  params?: Record<string, string>;
  query?: Record<string, string>;
  headers?: Record<string, string>;
}

const address = "http://localhost:3000/api";

/** Calls a route as a script does, with the API token; with a cookie among the headers, as a browser does. */
export function get(handler: RouteHandler, { params = {}, query = {}, headers = {} }: Asked = {}): Promise<Response> {
  const url = `${address}?${new URLSearchParams(query)}`;
  return handler(new Request(url, { headers: withToken(headers) }), { params: Promise.resolve(params) });
}

export function post(
  handler: RouteHandler,
  body: unknown,
  { params = {}, headers = {} }: Asked = {},
): Promise<Response> {
  const request = new Request(address, {
    method: "POST",
    headers: { "content-type": "application/json", ...withToken(headers) },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return handler(request, { params: Promise.resolve(params) });
}

function withToken(headers: Record<string, string>): Record<string, string> {
  return "cookie" in headers ? headers : { authorization: `Bearer ${token}`, ...headers };
}

/** What a browser sends of somebody who has signed in: as an operator, unless another way is named. */
export async function signedIn(as: Partial<NewSession> = {}): Promise<{ cookie: string; origin: string }> {
  const carried = await openSession(await getStore(), {
    person: { id: "operator:arn:aws:iam::123456789012:user/op", name: "op", groups: [] },
    method: "operator",
    expiresAt: new Date(Date.now() + 3_600_000),
    ...as,
  });
  const cookie = `${sessionCookieName()}=${await sealSessionCookie(carried, 3600)}`;
  return { cookie, origin: "http://localhost:3000" };
}

/** What a person would send for the article's app. */
export function deployInput(target: string, changes: Partial<StartRunInput> = {}): StartRunInput {
  return {
    target,
    serviceName: "shop",
    createDefaultVpc: true,
    idempotencyKey: randomUUID(),
    ship: {
      kind: "repository",
      repositoryUrl: "https://github.com/ymd65536/ECSExpressMode.git",
      revision: "main",
      settings: settingsOfShop,
    },
    ...changes,
  };
}

export const settingsOfShop: Extract<StartRunInput["ship"], { kind: "image" }>["settings"] = {
  containerPort: 80,
  healthCheckPath: "/health",
  cpu: "256",
  memory: 512,
  minTasks: 1,
  maxTasks: 2,
  environment: [],
};

/** Looks at the deploy until it has ended. */
export function untilEnded(readRun: RouteHandler, id: string): Promise<DeployRun> {
  return until(readRun, id, (run) => run.endedAt !== undefined);
}

/** Looks at the deploy until one of its steps is as wanted. */
export function untilStep(readRun: RouteHandler, id: string, isWanted: (step: Step) => boolean): Promise<DeployRun> {
  return until(readRun, id, (run) => run.steps.some(isWanted));
}

const runTimeoutMs = 80_000;

async function until(readRun: RouteHandler, id: string, isWanted: (run: DeployRun) => boolean): Promise<DeployRun> {
  const deadline = Date.now() + runTimeoutMs;
  for (;;) {
    const answer = await get(readRun, { params: { id } });
    if (!answer.ok) throw new Error(`The run cannot be read: ${await answer.text()}`);
    const run = DeployRun.parse(await answer.json());
    if (isWanted(run)) return run;
    if (Date.now() > deadline) throw new Error(`The run is not as expected: ${JSON.stringify(run.steps, null, 1)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
