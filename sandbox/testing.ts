import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base } from "vitest";
import { type Sandbox, type SandboxOptions, startSandbox } from "./server";

interface Fixtures {
  /** A folder of the test's own, gone after it. */
  dataDir: string;
  sandbox: Sandbox;
  /** Starts further sandboxes, which end with the test. */
  start: (options?: SandboxOptions) => Promise<Sandbox>;
}

/** A test with a sandbox of its own, on a free port, a thousand times as fast as AWS. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the names of the fixtures that are needed from here
  dataDir: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "sandbox-"));
    await use(folder);
    rmSync(folder, { recursive: true });
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  start: async ({}, use) => {
    const started: Sandbox[] = [];
    await use(async (options = {}) => {
      const sandbox = await startSandbox({ speed: 1000, quiet: true, ...options });
      started.push(sandbox);
      return sandbox;
    });
    await Promise.all(started.map((sandbox) => sandbox.close()));
  },
  sandbox: async ({ start }, use) => use(await start()),
});

/** A request as a client would sign it, for what no client would send. */
export function sendRaw(
  { origin }: Sandbox,
  signingName: string,
  { path = "", ...init }: RequestInit & { path?: string },
): Promise<Response> {
  const credential = `AKIAIOSFODNN7EXAMPLE/20261123/eu-west-1/${signingName}/aws4_request`;
  const headers = new Headers(init.headers);
  headers.set("authorization", `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=0`);
  return fetch(`${origin}${path}`, { method: "POST", ...init, headers });
}
