import { randomUUID } from "node:crypto";
import { describe, expect } from "vitest";
import { GET as readActivity } from "@/app/api/v1/activity/route";
import { GET as readRun } from "@/app/api/v1/runs/[id]/route";
import { POST as startRun } from "@/app/api/v1/runs/route";
import type { Ship } from "@/lib/domain/deploy-input";
import { HistoryEntry, RollbackPlan, RunComparison } from "@/lib/domain/history";
import { RenderedDeploy } from "@/lib/domain/rendered-stack";
import type { DeployRun } from "@/lib/domain/run";
import { openAwsClients } from "@/server/aws/clients";
import { deleteImages } from "@/server/aws/deletions";
import { getStore } from "@/server/context";
import { insertGrant } from "@/server/store/grants";
import { deployInput, get, post, settingsOfShop, signedIn, testIn, untilEnded } from "@/server/testing";
import { GET as compareRuns } from "../comparison/route";
import { GET as listHistory } from "../history/route";
import { POST as unlock } from "../unlock/route";
import { GET as readRollback, POST as startRollback } from "./route";
import { GET as renderRollback } from "./templates/route";

const test = testIn({ scenario: "with-default-vpc" });
const runs: DeployRun[] = [];

describe.sequential("going back", { timeout: 180_000 }, () => {
  test("without an earlier version there is nothing to go back to, and the answer says so", async ({ sandbox }) => {
    const [first] = await shipped(sandbox.target, {});
    runs.push(first);
    const plan = await planOf(sandbox.target);

    expect(plan).toMatchObject({ refusal: "nothing-before", from: { run: { runId: first.id } }, undone: [] });
    expect(plan.to).toBeUndefined();
    const again = await press(sandbox.target, { to: first.id });
    expect(again.status).toBe(409);
    expect(await again.json()).toMatchObject({ kind: "cannot-roll-back" });
  });

  test("the plan names what comes back and what is undone, by digest, commit and setting", async ({ sandbox }) => {
    const environment = [{ name: "GREETING", value: "hello" }];
    const settings = { ...settingsOfShop, cpu: "512", memory: 1024, environment } as const;
    const [second] = await shipped(sandbox.target, { settings, reason: "the new one" });
    runs.push(second);
    const plan = await planOf(sandbox.target);

    expect(digestOf(second)).not.toBe(digestOf(runs[0]));
    expect(plan).toMatchObject({
      from: { run: { runId: second.id, version: { digest: digestOf(second) } } },
      to: { runId: runs[0]?.id, version: { digest: digestOf(runs[0]), commit: expect.any(String) } },
      undone: [{ runId: second.id, reason: "the new one", isDeployed: true, isHealthy: true }],
      isImageUnknown: false,
    });
    expect(plan.refusal).toBeUndefined();
    expect(plan.confirmation).toBeUndefined();
    expect(plan.changes).toEqual([
      { group: "settings", name: "cpu", kind: "changed", before: "512", after: "256" },
      { group: "settings", name: "memory", kind: "changed", before: "1024", after: "512" },
      { group: "environment", name: "GREETING", kind: "removed", before: "hello" },
    ]);
  });

  test("the commands of the AWS CLI for it have the image and the settings that come back, and build nothing", async ({
    sandbox,
  }) => {
    const answer = await get(renderRollback, { params: params(sandbox.target) });
    const { stacks, commands } = RenderedDeploy.parse(await answer.json());

    expect(commands.map(({ does }) => does)).toEqual(["place", "service-stack", "endpoint"]);
    expect(stacks.map(({ fileName }) => fileName)).toEqual(["slipway-shop.yaml"]);
    const { command } = commands[1] ?? {};
    expect(command).toContain(`@${digestOf(runs[0])}`);
    expect(command).toContain("Cpu=256");
    expect(command).not.toContain("GREETING");
  });

  test("two runs are compared by image, commits, settings and variables", async ({ sandbox }) => {
    const query = { a: runs[0]?.id ?? "", b: runs[1]?.id ?? "" };
    const answer = await get(compareRuns, { params: params(sandbox.target), query });
    const compared = RunComparison.parse(await answer.json());

    expect(compared).toMatchObject({ a: { runId: query.a }, b: { runId: query.b }, isSameImage: false });
    expect(compared.changes.map(({ name }) => name)).toEqual(["cpu", "memory", "GREETING"]);
    const other = await get(compareRuns, { params: params(sandbox.target, "other"), query });
    expect(other.status).toBe(404);
  });

  test("one press ships the earlier image with its settings and without a build; then the service is locked", async ({
    sandbox,
  }) => {
    const wanted = { to: runs[0]?.id ?? "", reason: "checkout is broken", idempotencyKey: randomUUID() };
    const answers = await Promise.all([press(sandbox.target, wanted), press(sandbox.target, wanted)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const run = await untilEnded(readRun, wanted.idempotencyKey);

    expect(run).toMatchObject({ progress: "succeeded", cause: "rollback", causeRunId: wanted.to });
    expect(run.steps.map(({ name }) => name)).not.toContain("build");
    expect(digestOf(run)).toBe(digestOf(runs[0]));
    expect(run.ship).toMatchObject({ settings: { cpu: "256", memory: 512, environment: [] } });
    const deploy = await post(startRun, deployInput(sandbox.target));
    expect(deploy.status).toBe(409);
    expect(await deploy.json()).toMatchObject({ kind: "service-locked", detail: expect.stringMatching(/Rolled back/) });
    const repeated = await press(sandbox.target, wanted);
    expect(await repeated.json()).toMatchObject({ id: run.id });
  });

  test("what was undone is not what the next rollback goes to", async ({ sandbox }) => {
    expect(await planOf(sandbox.target)).toMatchObject({ refusal: "nothing-before" });
    const forward = await press(sandbox.target, { to: runs[1]?.id ?? "" });
    expect(forward.status).toBe(200);
    const run = await untilEnded(readRun, (await forward.json()).id);
    expect(run.progress).toBe("succeeded");
  });

  test("the history tells each version, by what it came, and how long it served", async ({ sandbox }) => {
    const { entries, next } = await historyOf(sandbox.target, { limit: "2" });
    expect(entries.map(({ cause }) => cause)).toEqual(["rollback", "rollback"]);
    const older = await historyOf(sandbox.target, { before: next ?? "" });

    expect(older.entries.map(({ runId, cause }) => [runId, cause])).toEqual([
      [runs[1]?.id, "api"],
      [runs[0]?.id, "api"],
    ]);
    expect(older.next).toBeUndefined();
    expect(entries[0]?.served).toMatchObject({ from: expect.any(String) });
    expect(entries[0]?.served?.until).toBeUndefined();
    expect(older.entries[1]?.served?.until).toBe(older.entries[0]?.served?.from);
    expect(entries[1]?.version.commit).toBe(older.entries[1]?.version.commit);
    const found = await historyOf(sandbox.target, { q: "new ONE" });
    expect(found.entries.map(({ runId }) => runId)).toEqual([runs[1]?.id]);
    expect((await historyOf(sandbox.target, { cause: "rollback", result: "failed" })).entries).toEqual([]);
  });

  test("who may only look sees that a variable is different, and not its value", async ({ sandbox }) => {
    const id = "identity-center:ines";
    const given = { id: "of ines", target: "*", role: "viewer", subjectKind: "person", subject: id } as const;
    await insertGrant((await getStore()).db, { ...given, createdBy: "test" });
    const headers = await signedIn({ person: { id, name: "ines", groups: [] }, method: "identity-center" });
    const query = { a: runs[0]?.id ?? "", b: runs[1]?.id ?? "" };
    const answer = await get(compareRuns, { params: params(sandbox.target), query, headers });
    const { changes } = RunComparison.parse(await answer.json());

    expect(changes.at(-1)).toEqual({ group: "environment", name: "GREETING", kind: "added", isHidden: true });
    const rendered = await get(renderRollback, { params: params(sandbox.target), query: { to: query.a }, headers });
    expect(rendered.status).toBe(403);
    const body = { to: query.a, idempotencyKey: randomUUID() };
    const refused = await post(startRollback, body, { params: params(sandbox.target), headers });
    expect(refused.status).toBe(403);
  });

  test("an image that a lifecycle rule has taken from ECR is no way back, and the answer says so", async ({
    sandbox,
  }) => {
    const aws = await openAwsClients({ region: "ap-northeast-1" });
    const image = runs[0]?.steps.find(({ detail }) => detail.image)?.detail.image;
    await deleteImages(aws, image?.repositoryName ?? "", [image?.digest ?? ""]);
    const plan = await planOf(sandbox.target, runs[0]?.id);
    expect(plan).toMatchObject({ refusal: "image-gone", to: { runId: runs[0]?.id } });
    const answer = await press(sandbox.target, { to: runs[0]?.id ?? "" });
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ kind: "image-gone" });
  });

  test("unlocked with a note, it is deployed again, and the note is in the audit", async ({ sandbox }) => {
    const unlocked = await post(unlock, { reason: "fixed in 3f2a" }, { params: params(sandbox.target) });
    expect(await unlocked.json()).toEqual({});
    const { records } = await (await get(readActivity, { query: { action: "unlock-service" } })).json();
    expect(records[0]).toMatchObject({ subject: "shop", reason: "fixed in 3f2a" });
    const { records: locks } = await (await get(readActivity, { query: { action: "lock-service" } })).json();
    expect(locks[0]).toMatchObject({ door: "slipway", reason: expect.stringMatching(/^Rolled back to shop@/) });
  });
});

const params = (target: string, serviceName = "shop") => ({ target, serviceName });

async function planOf(target: string, to?: string): Promise<RollbackPlan> {
  const answer = await get(readRollback, { params: params(target), query: to ? { to } : {} });
  return RollbackPlan.parse(await answer.json());
}

async function historyOf(target: string, query: Record<string, string>) {
  const answer = await (await get(listHistory, { params: params(target), query })).json();
  return { entries: HistoryEntry.array().parse(answer.entries), next: answer.next as string | undefined };
}

function press(target: string, wanted: { to: string; reason?: string; idempotencyKey?: string }): Promise<Response> {
  return post(startRollback, { idempotencyKey: randomUUID(), ...wanted }, { params: params(target) });
}

async function shipped(
  target: string,
  { settings = settingsOfShop, reason }: { settings?: Extract<Ship, { kind: "image" }>["settings"]; reason?: string },
): Promise<[DeployRun]> {
  const repositoryUrl = "https://github.com/ymd65536/ECSExpressMode.git";
  const ship = { kind: "repository", repositoryUrl, revision: "main", settings } as const;
  const input = deployInput(target, { ship, createDefaultVpc: false, reason });
  const answer = await post(startRun, input);
  if (!answer.ok) throw new Error(await answer.text());
  const run = await untilEnded(readRun, input.idempotencyKey);
  if (run.progress !== "succeeded") throw new Error(JSON.stringify(run.steps, null, 1));
  return [run];
}

function digestOf(run: DeployRun | undefined): string | undefined {
  return run?.steps.find(({ detail }) => detail.image)?.detail.image?.digest;
}
