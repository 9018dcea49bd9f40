import "server-only";
import { request } from "node:http";
import type { taskFailures } from "@/lib/domain/failure-rules/task-failures";
import type { Call } from "@/sandbox/operation";
import { makeSharedRoles } from "@/sandbox/scenarios/seeds/shared-roles";
import type { SeededService } from "@/sandbox/services/ecs/seed-express-services";
import { serviceTable } from "@/sandbox/services/ecs/tables";
import { createRole } from "@/sandbox/services/iam/roles";
import { grantedTable } from "@/sandbox/services/servicequotas/granted";
import { vcpuCode } from "@/sandbox/services/servicequotas/owned-codes";
import { probe } from "@/server/watch/probe";
import { seedImages, seedServices } from "../seed-testing";
import { unhealthy } from "../steps/verify-health";
import { failing } from "./answer-testing";
import { regions, shipping, updating, type Way, type Ways, type World } from "./way-testing";

type Cause = keyof typeof taskFailures;

/** By a word in the name of its repository an image fails so: services/ecs.md of the sandbox. */
const words: Partial<Record<Cause, string>> = {
  "exec-format": "exec-format",
  "image-pull-limit": "rate-limited",
  "image-no-route": "no-route",
  "image-pull": "registry-away",
  "image-platform": "for-arm64",
  "out-of-memory": "out-of-memory",
  "capacity-unavailable": "no-capacity",
  "command-missing": "no-such-command",
  "task-exits": "crash",
  "health-check": "wrong-port",
  "health-check-timeout": "answers-slowly",
};

/** What is peculiar to the service whose next tasks fail so; its name is the cause. */
const services: Partial<Record<Cause, (call: Call) => Partial<SeededService>>> = {
  ...Object.fromEntries(Object.keys(words).map((cause) => [cause, () => ({})])),
  "image-pull-denied": ({ account }) => ({ executionRoleArn: `arn:aws:iam::${account}:role/may-not-pull` }),
  "secret-unreadable": ({ account, region }) => ({
    primaryContainer: {
      image: "",
      secrets: [{ name: "TOKEN", valueFrom: `arn:aws:secretsmanager:${region}:${account}:secret:shop/token-a1b2c3` }],
    },
  }),
  "log-group-missing": () => ({
    primaryContainer: { image: "", awsLogsConfiguration: { logGroup: "/apps/shop", logStreamPrefix: "ecs" } },
  }),
  "health-check-code": () => ({ healthCheckPath: "/nowhere" }),
  "rollback-alarm": () => ({}),
  "endpoint-answers": () => ({}),
};

/** While the new version is tried with a part of the requests, all of them are wrong. */
const withWrongRequests: Way = async (world) => {
  const run = updating("tasks", "rollback-alarm", "images")(world);
  let isOver = false;
  void run
    .finally(() => {
      isOver = true;
    })
    .catch(() => {});
  const { account } = world.sandbox.world;
  const place = { account, region: regions.tasks, world: world.sandbox.world };
  const service = [...serviceTable(place).values()].find(({ serviceName }) => serviceName === "rollback-alarm");
  while (!isOver) {
    for (let count = 0; count < 5; count++) await ask(world, service?.host ?? "");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return run;
};

function ask({ sandbox }: World, host: string): Promise<void> {
  return new Promise((resolve) => {
    const { port } = new URL(sandbox.origin);
    const asked = request({
      host: "127.0.0.1",
      port,
      path: "/nowhere",
      headers: { host: `${host}.localhost:${port}` },
    });
    asked.on("response", (answer) => answer.resume().on("end", resolve));
    asked.on("error", () => resolve());
    asked.end();
  });
}

const answeringAt = (urlOf: (world: World) => string): Way =>
  failing("health", async (world) => {
    const url = new URL(urlOf(world));
    return unhealthy(url, await probe(url));
  });

const trust = (service: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: `${service}.amazonaws.com` }, Action: "sts:AssumeRole" }],
  });

export const taskWays: Ways<Cause> = {
  seed(past) {
    const call = past.caller(regions.tasks);
    makeSharedRoles(call);
    createRole(call, { RoleName: "may-not-pull", AssumeRolePolicyDocument: trust("ecs-tasks") });
    seedImages(call, ["images", ...Object.values(words)]);
    seedServices(call, services);
    const silent = past.caller(regions.rights);
    seedImages(silent, ["crash"]);
    seedServices(silent, { "tasks-never-start": () => ({}) });
    past.caller(regions.withoutVpc).world.table(past.caller(regions.withoutVpc), "ec2.seeded").set("region", true);
    seedImages(past.caller(regions.withoutVpc), ["images"]);
    grantedTable(past.caller(regions.withoutQuota)).set(vcpuCode, 1);
    seedImages(past.caller(regions.withoutQuota), ["images"]);
  },
  ways: {
    ...byName(),
    "no-default-vpc": shipping("withoutVpc", "no-default-vpc"),
    "vcpu-quota": shipping("withoutQuota", "vcpu-quota", { cpu: "4096", memory: 8192 }),
    "image-gone": shipping("networks", "image-gone", { tag: "gone" }),
    "rollback-alarm": withWrongRequests,
    "tasks-never-start": (world) => {
      const of = { service: "ecs", operation: "ListTasks", region: regions.rights };
      world.sandbox.faults.add([{ kind: "deny", ...of }]);
      return updating("rights", "tasks-never-start", "crash")(world);
    },
    "endpoint-answers": answeringAt(
      ({ sandbox }) => `http://ab-0.ecs.eu-west-1.on.aws.localhost:${new URL(sandbox.origin).port}/health`,
    ),
    "endpoint-silent": answeringAt(() => "https://shop.invalid/health"),
  },
};

function byName(): Record<Cause, Way> {
  const all = Object.keys(services) as Cause[];
  return Object.fromEntries(all.map((cause) => [cause, updating("tasks", cause, words[cause] ?? "images")])) as Record<
    Cause,
    Way
  >;
}
