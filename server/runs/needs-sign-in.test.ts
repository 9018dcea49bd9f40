import { describe, expect } from "vitest";
import { POST as cancelRun } from "@/app/api/v1/runs/[id]/cancel/route";
import { GET as readRun } from "@/app/api/v1/runs/[id]/route";
import { POST as startRun } from "@/app/api/v1/runs/route";
import { GET as listTargets, POST as saveTarget } from "@/app/api/v1/targets/route";
import type { Run } from "@/lib/domain/run";
import type { ListedTarget } from "@/lib/domain/target";
import { revokeCredentials } from "@/sandbox/credentials";
import { changeIdentityCenter } from "@/sandbox/identity-center/control";
import type { Browser } from "@/server/access/browser-testing";
import { identityCenterEnv, signedInAs, withPeople } from "@/server/access/identity-center-testing";
import { getStore } from "@/server/context";
import { rateCounts } from "@/server/store/access-schema";
import { deployInput, testIn, untilEnded, untilStep } from "@/server/testing";

const base = testIn({ scenario: withPeople, speed: 150, env: identityCenterEnv });
const test = base.extend<{ admin: Browser }>({
  admin: async ({ sandbox }, use) => {
    await (await getStore()).db.delete(rateCounts);
    await use(await signedInAs(sandbox, "mina", { roleName: "AdministratorAccess" }));
  },
});

type TestSandbox = Parameters<typeof signedInAs>[0];

/** All that Identity Center and STS gave a person is worth nothing from now on. */
function takeAll({ world }: TestSandbox, userName: string): void {
  changeIdentityCenter(world, { signOut: { userName } });
  revokeCredentials(world, ({ arn }) => arn.endsWith(`/${userName}`));
}

const callsTo = ({ world }: TestSandbox, name: string) =>
  world.truthLog.entries.filter((entry) => entry.type === "call" && entry.name === name);

async function recordsOf(runId: string) {
  const { pool } = await getStore();
  const { rows } = await pool.query("select action, who, person_id, detail from audit where run_id = $1 order by id", [
    runId,
  ]);
  return rows;
}

async function protect(admin: Browser, isProtected: boolean): Promise<void> {
  const { targets } = await admin.get<{ targets: ListedTarget[] }>(listTargets);
  const { target, alias, colour, reach, timeToLive } = targets[0] as ListedTarget;
  await admin.post(saveTarget, { target, alias, colour, reach, timeToLive, isProtected });
}

describe("F11: credentials end while a run is under way", { timeout: 90_000 }, () => {
  test("the run waits, another person who may deploy signs in, and it goes on to its end", async ({
    sandbox,
    admin: _,
  }) => {
    const tom = await signedInAs(sandbox, "tom", { roleName: "Deployer" });
    const { id } = await tom.post<Run>(startRun, deployInput(sandbox.target, { serviceName: "handed-over" }));
    await untilStep(readRun, id, (step) => step.name === "build" && step.progress === "running");
    takeAll(sandbox, "tom");

    const held = await untilStep(readRun, id, (step) => step.heldUpBy === "needs-sign-in");
    expect(held.steps.map((step) => step.progress)).not.toContain("failed");
    expect(held.endedAt).toBeUndefined();

    const ines = await signedInAs(sandbox, "ines", { roleName: "ViewOnly" });
    await new Promise((resolve) => setTimeout(resolve, 500));
    const still = await ines.get<Run>(readRun, { id });
    expect(still.steps.some((step) => step.heldUpBy === "needs-sign-in")).toBe(true);

    await signedInAs(sandbox, "mina", { roleName: "Deployer" });
    const run = await untilEnded(readRun, id);
    expect(run.progress).toBe("succeeded");
    expect(callsTo(sandbox, "codebuild:StartBuild")).toHaveLength(1);
    expect(await recordsOf(id)).toContainEqual({
      action: "run-taken-over",
      who: "mina",
      person_id: "identity-center:mina",
      detail: { from: "identity-center:tom" },
    });
  });

  test("the starter signs in again, and nobody has taken the run over", async ({ sandbox, admin: _ }) => {
    const tom = await signedInAs(sandbox, "tom", { roleName: "Deployer" });
    const { id } = await tom.post<Run>(startRun, deployInput(sandbox.target, { serviceName: "came-back" }));
    await untilStep(readRun, id, (step) => step.name === "service-stack" && step.progress === "running");
    await tom.submit(["signout"]);
    await untilStep(readRun, id, (step) => step.heldUpBy === "needs-sign-in");

    await signedInAs(sandbox, "tom", { roleName: "Deployer" }, tom);
    expect((await untilEnded(readRun, id)).progress).toBe("succeeded");
    expect((await recordsOf(id)).map(({ action }) => action)).not.toContain("run-taken-over");
  });

  test("the starter renews with a role that may only look: the run waits for one that may deploy", async ({
    sandbox,
    admin: _,
  }) => {
    const tom = await signedInAs(sandbox, "tom", { roleName: "Deployer" });
    const { id } = await tom.post<Run>(startRun, deployInput(sandbox.target, { serviceName: "only-looking" }));
    await untilStep(readRun, id, (step) => step.name === "build" && step.progress === "running");
    await signedInAs(sandbox, "tom", { roleName: "ViewOnly" }, tom);
    await untilStep(readRun, id, (step) => step.heldUpBy === "needs-sign-in");
    await signedInAs(sandbox, "tom", { roleName: "Deployer" }, tom);
    expect((await untilEnded(readRun, id)).progress).toBe("succeeded");
  });

  test("whoever may deploy stops a run that waits, with a sign-in of their own", async ({ sandbox, admin }) => {
    const tom = await signedInAs(sandbox, "tom", { roleName: "Deployer" });
    const { id } = await tom.post<Run>(startRun, deployInput(sandbox.target, { serviceName: "not-wanted" }));
    await untilStep(readRun, id, (step) => step.name === "build" && step.progress === "running");
    await tom.submit(["signout"]);
    await untilStep(readRun, id, (step) => step.heldUpBy === "needs-sign-in");
    await admin.post<Run>(cancelRun, {}, { id });
    expect((await untilEnded(readRun, id)).progress).toBe("cancelled");
    expect((await recordsOf(id)).map(({ action, who }) => `${action} ${who}`)).toContain("run-taken-over mina");
  });

  test("in a target that has become protected, only somebody who could start the run goes on with it", async ({
    sandbox,
    admin,
  }) => {
    const tom = await signedInAs(sandbox, "tom", { roleName: "Deployer" });
    const { id } = await tom.post<Run>(startRun, deployInput(sandbox.target, { serviceName: "now-protected" }));
    await untilStep(readRun, id, (step) => step.name === "build" && step.progress === "running");
    await tom.submit(["signout"]);
    await untilStep(readRun, id, (step) => step.heldUpBy === "needs-sign-in");
    await protect(admin, true);
    try {
      await signedInAs(sandbox, "tom", { roleName: "Deployer" });
      await new Promise((resolve) => setTimeout(resolve, 500));
      const still = await admin.get<Run>(readRun, { id });
      expect(still.steps.some((step) => step.heldUpBy === "needs-sign-in")).toBe(true);
      await signedInAs(sandbox, "mina", { roleName: "AdministratorAccess" });
      expect((await untilEnded(readRun, id)).progress).toBe("succeeded");
      expect((await recordsOf(id)).map(({ action, who }) => `${action} ${who}`)).toContain("run-taken-over mina");
    } finally {
      await protect(admin, false);
    }
  });

  test("credentials that are refused before their end are got anew while the stay lasts, and nobody notices", async ({
    sandbox,
    admin: _,
  }) => {
    const tom = await signedInAs(sandbox, "tom", { roleName: "Deployer" });
    const { id } = await tom.post<Run>(startRun, deployInput(sandbox.target, { serviceName: "unnoticed" }));
    await untilStep(readRun, id, (step) => step.name === "build" && step.progress === "running");
    revokeCredentials(sandbox.world, ({ arn }) => arn.endsWith("/tom"));
    const run = await untilEnded(readRun, id);
    expect(run.progress).toBe("succeeded");
    expect((await recordsOf(id)).map(({ action }) => action)).not.toContain("run-taken-over");
  });
});
