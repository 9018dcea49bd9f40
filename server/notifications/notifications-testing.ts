import "server-only";
import { randomUUID } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "vitest";
import { POST as saveRoute } from "@/app/api/v1/notification-channels/route";
import type { NotificationChannel } from "@/lib/domain/notification-channel";
import { getStore } from "@/server/context";
import { endRun } from "@/server/store/end-run";
import { openRun } from "@/server/store/open-run";
import { beginStep, endStep } from "@/server/store/steps";
import { deployInput, post, signedIn } from "@/server/testing";
import { sendNotifications } from "./sender";

export interface Heard {
  method: string;
  path: string;
  headers: http.IncomingHttpHeaders;
  text: string;
}

type Answer = { status?: number; headers?: Record<string, string>; body?: unknown } | "hangs";

/** The other side: a real server that answers as it is told, and remembers what it heard. */
export async function openListener() {
  const heard: Heard[] = [];
  const answers: Answer[] = [];
  let usual: (request: Heard) => Answer = () => ({});
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method = "", url: path = "", headers } = request;
    const one = { method, path, headers, text: Buffer.concat(chunks).toString("utf8") };
    heard.push(one);
    const answer = answers.shift() ?? usual(one);
    if (answer === "hangs") return;
    const { status = 200, headers: own = {}, body = "ok" } = answer;
    response.writeHead(status, own).end(typeof body === "string" ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();
  const { port } = server.address() as AddressInfo;
  return {
    port,
    heard,
    /** The next answers, one each. */
    next: (...given: Answer[]) => answers.push(...given),
    always: (given: typeof usual) => {
      usual = given;
    },
    url: (path: string) => `http://listed.localhost:${port}${path}`,
    /** What it has heard at addresses that begin so. */
    at: (path: string) => heard.filter((one) => one.path.startsWith(path)),
  };
}

export const listedHost = "listed.localhost";

export async function save(settings: object): Promise<Response> {
  const usual = { name: "ops", events: ["deploy-failed"], targets: [], services: [], locale: "en" };
  return post(saveRoute, { ...usual, ...settings }, { headers: await signedIn() });
}

export async function saved(settings: object): Promise<NotificationChannel> {
  const answer = await save(settings);
  expect([answer.status, answer.ok ? "" : await answer.text()]).toEqual([200, ""]);
  return answer.json();
}

export const target = "111122223333~eu-west-1";

/** Written down as the engine does it. */
export async function startRun(serviceName: string): Promise<string> {
  const { id } = await openRun(await getStore(), {
    input: deployInput(target, { serviceName, idempotencyKey: randomUUID() }),
    by: { who: "mina", door: "console" },
  });
  return id;
}

export async function failRun(id: string, message = "No space left on device"): Promise<void> {
  const store = await getStore();
  await beginStep(store, { runId: id, name: "build" });
  await endStep(store, { runId: id, name: "build" }, { progress: "failed", failure: { rule: "build", message } });
  await endRun(store, id, { progress: "failed" });
}

/** A process that sends, until it is stopped: what it has under way then is lost to it. */
export async function startSender(): Promise<() => Promise<void>> {
  const ending = new AbortController();
  const running = sendNotifications(await getStore(), ending.signal);
  return async () => {
    ending.abort();
    await running;
  };
}

export async function until<T>(look: () => T | Promise<T>, timeoutMs = 20_000): Promise<NonNullable<Awaited<T>>> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > deadline) throw new Error("It has not come about");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
