import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { shipOfArticle } from "../article-app";
import { apiToken } from "../programs";

export interface RunAnswer {
  id: string;
  startedAt: string;
  endedAt?: string;
  progress: string;
  serviceName: string;
  steps: {
    name: string;
    startedAt?: string;
    endedAt?: string;
    detail: { image?: { imageUri: string }; stack?: { stackId?: string } };
    failure?: unknown;
  }[];
}

/** The console's own interface, as a script uses it. */
export class DeployApi {
  private target: string | undefined;

  constructor(private readonly origin: string) {}

  async start(serviceName: string, ship: unknown, createDefaultVpc = false): Promise<string> {
    const { targets } = await this.call<{ targets: { target: string }[] }>("/api/v1/targets");
    this.target ??= targets[0]?.target;
    const idempotencyKey = randomUUID();
    await this.call("/api/v1/runs", { target: this.target, serviceName, createDefaultVpc, idempotencyKey, ship });
    return idempotencyKey;
  }

  async untilEnded(id: string, everyMs = 500): Promise<RunAnswer> {
    for (;;) {
      const run = await this.call<RunAnswer>(`/api/v1/runs/${id}`);
      if (run.endedAt && run.progress !== "succeeded")
        throw new Error(`The deploy ended ${run.progress}: ${JSON.stringify(run.steps.map(({ failure }) => failure))}`);
      if (run.endedAt) return run;
      await sleep(everyMs);
    }
  }

  private async call<T>(address: string, body?: unknown): Promise<T> {
    const init = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
    const headers = { authorization: `Bearer ${apiToken}`, "content-type": "application/json" };
    const answer = await fetch(`${this.origin}${address}`, { ...init, headers });
    if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }
}

export function imageOf(run: RunAnswer): string {
  return run.steps.flatMap(({ detail }) => detail.image?.imageUri ?? [])[0] ?? "";
}

export function shipOfImage(imageUri: string, settings: Partial<typeof shipOfArticle.settings> = {}) {
  return { kind: "image", imageUri, settings: { ...shipOfArticle.settings, ...settings } };
}
