import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test as base, expect, type Page } from "@playwright/test";
import { shipOfArticle } from "./article-app";
import { apiToken, type Program, startConsole, startSandbox } from "./programs";

interface Setting {
  /** How many times faster than AWS the sandbox is. */
  speed: number;
  scenario: string;
  /** People sign in with IAM Identity Center; else whoever sits at the machine is its operator. */
  withIdentityCenter?: boolean;
  /** Where they do, if not where people of the scenario `people` do. */
  startUrl?: string;
}

interface Truth {
  seq: number;
  at: number;
  type: "call" | "effect" | "event";
  name: string;
  detail: Record<string, unknown>;
}

/** A sandbox and a console of a test's own; `console` can be killed and started again on the same data. */
export class World {
  constructor(
    readonly sandbox: Program,
    public console: Program & { port: number },
    private readonly dataDir: string,
    private readonly signIn: Pick<Setting, "withIdentityCenter" | "startUrl"> = {},
  ) {}

  async truth(): Promise<Truth[]> {
    const { entries } = await (await fetch(`${this.sandbox.origin}/_sandbox/truth`)).json();
    return entries;
  }

  /** How many times as fast as in AWS all goes. */
  async setSpeed(speed: number): Promise<void> {
    await fetch(`${this.sandbox.origin}/_sandbox/clock`, { method: "POST", body: JSON.stringify({ speed }) });
  }

  /** The one target that the console reaches. */
  async target(): Promise<string> {
    const { targets } = await this.api<{ targets: [{ target: string }] }>("/api/v1/targets");
    return targets[0].target;
  }

  /** As pressing the button on the setup page. */
  async createDefaultVpc(): Promise<void> {
    await this.api(`/api/v1/targets/${await this.target()}/default-vpc`, {});
  }

  /** As pressing Deploy for the article's app; answers with the run's id. */
  async startDeploy(serviceName: string): Promise<string> {
    const idempotencyKey = randomUUID();
    const wanted = { target: await this.target(), serviceName, createDefaultVpc: true, idempotencyKey };
    await this.api("/api/v1/runs", { ...wanted, ship: shipOfArticle });
    return idempotencyKey;
  }

  async kill(): Promise<void> {
    await this.console.stop("SIGKILL");
  }

  async restart(): Promise<void> {
    this.console = await startConsole({
      endpoint: this.sandbox.origin,
      dataDir: this.dataDir,
      port: this.console.port,
      ...this.signIn,
    });
  }

  /** The API as a script uses it. */
  async api<T>(address: string, body?: unknown): Promise<T> {
    const init =
      body === undefined
        ? {}
        : { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } };
    const answer = await fetch(`${this.console.origin}${address}`, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${apiToken}` },
    });
    return answer.json();
  }
}

/** A sandbox and a console for all tests of a file that have the same setting. */
export const test = base.extend<{ signedIn: Page }, { setting: Setting; world: World }>({
  setting: [
    { speed: 60, scenario: "first-deploy" },
    { option: true, scope: "worker" },
  ],
  world: [
    async ({ setting }, use) => {
      const dataDir = mkdtempSync(path.join(tmpdir(), "slipway-e2e-"));
      const sandbox = await startSandbox(setting);
      const { withIdentityCenter, startUrl } = setting;
      const console = await startConsole({ endpoint: sandbox.origin, dataDir, withIdentityCenter, startUrl });
      const world = new World(sandbox, console, dataDir, { withIdentityCenter, startUrl });
      await use(world);
      await world.console.stop();
      await sandbox.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
    { scope: "worker" },
  ],
  signedIn: async ({ page, world }, use) => {
    await page.goto(world.console.origin);
    await page.getByRole("button", { name: "Continue as the operator" }).click();
    await expect(page).toHaveURL(`${world.console.origin}/`);
    await use(page);
  },
});

export { expect };
