import { describe, expect } from "vitest";
import { POST as createDefaultVpc } from "@/app/api/v1/targets/[target]/default-vpc/route";
import { GET as listTargets, POST as saveTarget } from "@/app/api/v1/targets/route";
import type { ListedTarget, TargetSettings } from "@/lib/domain/target";
import { identityCenterEnv, signedInAs, withPeople } from "@/server/access/identity-center-testing";
import { testIn } from "@/server/testing";

const test = testIn({ scenario: withPeople, withEngine: false, env: identityCenterEnv });

function settings(target: string, isProtected = false): Omit<TargetSettings, "alias"> {
  return {
    ...{ target, colour: "plain", isProtected, reach: { by: "identity-center" } },
    timeToLive: { tearsDownByItself: false },
  };
}

describe("a target that is reached by each person's own role", () => {
  test("is saved by an admin who has a role in its account, and by nobody else", async ({ sandbox }) => {
    const target = `${sandbox.world.account}~us-west-2`;
    const mina = await signedInAs(sandbox, "mina", { roleName: "AdministratorAccess" });
    expect(await mina.post(saveTarget, settings(target))).toMatchObject({ target, alias: sandbox.world.account });
    const elsewhere = await mina.post(saveTarget, settings("999999999999~us-west-2"));
    expect(elsewhere).toMatchObject({ kind: "not-reached", fields: [{ field: "reach", rule: "not-let-in" }] });
    const tom = await signedInAs(sandbox, "tom", { roleName: "Deployer" });
    expect(await tom.post(saveTarget, settings(target))).toMatchObject({
      kind: "needs-role",
      needs: { role: "admin" },
    });
  });

  test("is seen with one's own role, and takes an admin once it is protected", async ({ sandbox }) => {
    const target = `${sandbox.world.account}~us-west-2`;
    const mina = await signedInAs(sandbox, "mina", { roleName: "AdministratorAccess" });
    const tom = await signedInAs(sandbox, "tom", { roleName: "Deployer" });
    await mina.post(saveTarget, settings(target));
    const { targets } = await tom.get<{ targets: ListedTarget[] }>(listTargets);
    expect(targets.find((listed) => listed.target === target)).toMatchObject({
      ...{ role: "deployer", isSaved: true, isProtected: false },
      callerArn: expect.stringMatching(/assumed-role\/AWSReservedSSO_Deployer_\w+\/tom$/),
    });
    expect(await tom.post(createDefaultVpc, {}, { target })).toMatchObject({ state: "available" });
    await mina.post(saveTarget, settings(target, true));
    expect(await tom.post(createDefaultVpc, {}, { target })).toMatchObject({ kind: "needs-role" });
  });
});
