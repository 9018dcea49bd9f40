import { expect } from "vitest";
import { test } from "../testing";
import { hour, minute } from "./seeds/past";
import { accounts, regions } from "./seeds/team";
import { clientsOf } from "./testing";

test("in busy-team two hundred services are in six accounts and three Regions, and each can be described", async ({
  start,
}) => {
  const sandbox = await start({ scenario: "busy-team", speed: 1 });
  const places = accounts.flatMap(({ id }) => regions.map((region) => clientsOf(sandbox, id, region)));
  const found = await Promise.all(
    places.map(async ({ ecs }) => {
      const listed: string[] = [];
      for (let nextToken: string | undefined, first = true; first || nextToken; first = false) {
        const page = await ecs.listServices({ maxResults: 10, ...(nextToken && { nextToken }) });
        listed.push(...(page.serviceArns ?? []));
        nextToken = page.nextToken;
      }
      const described = await Promise.all(
        listed.map((serviceArn) => ecs.describeExpressGatewayService({ serviceArn })),
      );
      return described.map(({ service }) => service?.status?.statusCode);
    }),
  );
  expect(found.every((services) => services.length > 0)).toBe(true);
  expect(found.flat()).toEqual(Array(200).fill("ACTIVE"));
});

test("in busy-team builds and rollouts go on, and some fail", async ({ start }) => {
  const sandbox = await start({ scenario: "busy-team", speed: 1 });
  const count = (name: string, matches: (detail: Record<string, unknown>) => boolean) =>
    sandbox.world.truth.filter((entry) => entry.name === name && matches(entry.detail)).length;
  const endedWith = (status: string) => count("codebuild.build-ended", ({ buildStatus }) => buildStatus === status);
  const before = endedWith("SUCCEEDED");
  expect(before).toBeGreaterThan(5);
  expect(endedWith("FAILED")).toBeGreaterThan(0);
  expect(count("ecs.deployment-ended", ({ status }) => status === "ROLLBACK_SUCCESSFUL")).toBeGreaterThan(0);

  sandbox.world.step(2 * hour);
  expect(endedWith("SUCCEEDED")).toBeGreaterThan(before + 5);
  expect(sandbox.world.truth.filter(({ name }) => name === "sandbox.task-failed")).toEqual([]);
});

test("in busy-team a service whose image crashes does not come up again", async ({ start }) => {
  const sandbox = await start({ scenario: "busy-team", speed: 1 });
  const production = accounts.find(({ name }) => name === "Shop production");
  const { ecs } = clientsOf(sandbox, production?.id, "us-east-1");
  const stopped = async () => {
    const tasks = { serviceName: "reports-web", desiredStatus: "STOPPED" } as const;
    const { taskArns = [] } = await ecs.listTasks(tasks);
    return (await ecs.describeTasks({ tasks: taskArns })).tasks ?? [];
  };
  const before = await stopped();
  sandbox.world.step(10 * minute);
  const after = await stopped();
  expect(after.length).toBeGreaterThan(before.length + 3);
  expect(after).toContainEqual(expect.objectContaining({ stoppedReason: "Essential container in task exited" }));
});
