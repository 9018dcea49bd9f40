import { describe, expect } from "vitest";
import { GET as readPlan } from "@/app/api/v1/targets/[target]/teardown-plan/route";
import { TeardownPlan } from "@/lib/domain/teardown-plan";
import { day, tellPast } from "@/sandbox/scenarios/seeds/past";
import { makeSharedRoles } from "@/sandbox/scenarios/seeds/shared-roles";
import { steadyServices } from "@/sandbox/scenarios/seeds/steady-services";
import { withDefaultVpc } from "@/sandbox/scenarios/with-default-vpc";
import { seedExpressServices } from "@/sandbox/services/ecs/seed-express-services";
import { get, testIn } from "@/server/testing";

const count = 60;
const names = Array.from({ length: count }, (_, index) => `team-${String(index).padStart(2, "0")}`);

/** Dozens of services of one Region that share roles, load balancers and, by twos, repositories. */
const dozens = {
  ...withDefaultVpc,
  name: "dozens",
  seed: (world: Parameters<typeof withDefaultVpc.seed>[0]) => {
    withDefaultVpc.seed(world);
    tellPast(world, day, (past) => {
      const call = past.caller("ap-northeast-1");
      const team = { names, roles: makeSharedRoles(call), perRepository: 2, redeployments: 2 };
      seedExpressServices(call, steadyServices(call, team));
    });
  },
};
const test = testIn({ scenario: dozens, withEngine: false });

/** Far more than it takes on a machine of its own: other tests run beside this one. */
const mostMs = 15_000;

describe("a plan of sixty services that share things, with 50 ms for each call", { timeout: 60_000 }, () => {
  for (const [what, of, services] of [
    ["one of them", "service:default/team-07", 1],
    ["all of them", "target", count],
  ] as const) {
    test(`is made in some seconds: ${what}`, async ({ sandbox }) => {
      sandbox.faults.add([{ kind: "latency", latencyMs: 50 }]);
      const before = sandbox.world.truth.filter(({ type }) => type === "call").length;
      const answer = await get(readPlan, { params: { target: sandbox.target }, query: { of } });
      sandbox.faults.clear();
      const plan = TeardownPlan.parse(await answer.json());
      const calls = sandbox.world.truth.filter(({ type }) => type === "call").length - before;

      expect(plan.problems).toEqual([]);
      expect(plan.items.filter(({ kind }) => kind === "express-service")).toHaveLength(services);
      expect(plan.tookMs).toBeLessThan(mostMs);
      expect(calls).toBeLessThan(700);
    });
  }

  test("takes none of what another of them uses", async ({ sandbox }) => {
    const answer = await get(readPlan, {
      params: { target: sandbox.target },
      query: { of: "service:default/team-07" },
    });
    const { items } = TeardownPlan.parse(await answer.json());
    const kindsThat = (group: string) => [
      ...new Set(items.filter((item) => item.group === group).map(({ kind }) => kind)),
    ];

    expect(kindsThat("goes").sort()).toEqual(["express-service", "log-group", "managed-resources", "task-definitions"]);
    expect(kindsThat("stays")).toEqual(
      expect.arrayContaining(["cluster", "load-balancer", "role", "repository", "default-vpc"]),
    );
  });
});
