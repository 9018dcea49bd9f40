import { randomUUID } from "node:crypto";
import type { DeployRun } from "@/lib/domain/run";
import { makeArticle } from "../sandbox/article-testing";
import { shipOfArticle } from "./article-app";
import type { World } from "./fixtures";
import { shipOfOwnStacks } from "./own-stacks";

const settings = [
  "targets",
  "targets?edit=new",
  "roles",
  "leftovers",
  "notifications",
  "notifications?edit=new",
  "tokens",
  "sessions",
].map((part) => `/settings/${part}`);
const boards = ["/?as=cards", "/?as=compact&group=none"];

/** Those that are there in every console. */
export const fixedPages = [
  "/",
  ...boards,
  "/wall",
  "/setup",
  "/deploy",
  "/sign-in",
  "/activity",
  "/costs",
  ...settings,
];
const ofService = ["", "/deploy", "/history", "/rollback", "/teardown"];

type Steps = Pick<DeployRun, "progress" | "steps">;

/**
 * The address of every page, each with something to show: a service of its own stacks with a run that waits at its gate, one that
 * others made, a run that failed, and one whose build is under way. From then on the sandbox's clock nearly stands, so that it stays so.
 */
export async function everyPage(world: World): Promise<string[]> {
  await world.setSpeed(100);
  const target = await world.target();
  const [failed, shipped] = await Promise.all([
    startRun(world, "broken", { ...shipOfArticle, repositoryUrl: "https://github.com/someone/does-not-exist" }),
    startRun(world, "web", shipOfOwnStacks("shop")),
  ]);
  await untilRun(world, shipped, ({ progress }) => progress === "succeeded");
  await makeArticle(world.sandbox, "chat");
  const asked = await startRun(world, "web", shipOfOwnStacks("till"));
  await untilRun(world, asked, ({ steps }) => steps.some(({ detail }) => detail.gate?.state === "waiting"));
  await untilRun(world, failed, ({ progress }) => progress === "failed");
  await world.setSpeed(3); // the end of a build's time is fixed when it begins
  const running = await world.startDeploy("under-way");
  const builds = await Promise.all([shipped, running].map((run) => buildOf(world, run)));
  await world.setSpeed(0.1);
  return [
    ...fixedPages,
    `/teardown?target=${target}`,
    ...ofService.map((part) => `/${target}/web${part}`),
    `/${target}/chat`,
    `/${target}/chat/deploy`,
    ...builds.map((build) => `/builds/${encodeURIComponent(build)}?target=${target}`),
    ...[shipped, asked, failed, running].map((run) => `/runs/${run}`),
  ];
}

async function startRun(world: World, serviceName: string, ship: object): Promise<string> {
  const idempotencyKey = randomUUID();
  const wanted = { target: await world.target(), serviceName, createDefaultVpc: true, idempotencyKey };
  await world.api("/api/v1/runs", { ...wanted, ship });
  return idempotencyKey;
}

/** The build that a run has started, as soon as it has. */
async function buildOf(world: World, runId: string): Promise<string> {
  const idIn = ({ steps }: Steps) => steps.find(({ detail }) => detail.build)?.detail.build?.id;
  return idIn(await untilRun(world, runId, (run) => idIn(run) !== undefined)) ?? "";
}

export async function untilRun(world: World, runId: string, isSo: (run: Steps) => boolean): Promise<Steps> {
  for (const deadline = Date.now() + 120_000; Date.now() < deadline; ) {
    const run = await world.api<Steps>(`/api/v1/runs/${runId}`);
    if (isSo(run)) return run;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`The run ${runId} is not where it should be.`);
}
