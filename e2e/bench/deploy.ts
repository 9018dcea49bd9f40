import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startSandbox } from "../../sandbox/server";
import { shipOfArticle } from "../article-app";
import { startConsole } from "../programs";
import { DeployApi, imageOf, type RunAnswer, shipOfImage } from "./deploy-api";
import { measureFlight } from "./deploy-flight";
import { addedByArticle, peerOf } from "./deploy-peer";
import { type Figure, percentile, report } from "./figures";
import { awsIntervals, covered, type TruthEntry } from "./intervals";

/** Deploys of an image, chains from source to health, and how many stacks are in flight at once. */
const [updates = 20, chains = 5, ...flights] = process.argv.slice(2).map(Number);
const peers = 2;
const random = numbers(7);

const dataDir = mkdtempSync(path.join(tmpdir(), "slipway-bench-"));
const sandbox = await startSandbox({ speed: 60, scenario: "with-default-vpc", quiet: true });
const console_ = await startConsole({ endpoint: sandbox.origin, dataDir });
const api = new DeployApi(console_.origin);
try {
  report(await measure());
} finally {
  await console_.stop();
  await sandbox.close();
  rmSync(dataDir, { recursive: true, force: true });
}

async function measure(): Promise<Figure[]> {
  const first = await api.untilEnded(await api.start("bench", shipOfArticle));
  const imageUri = imageOf(first);
  const figures: Figure[] = [];
  for (const count of flights.length > 0 ? flights : [10, 50])
    if (count > 0) figures.push(...(await measureFlight(sandbox, api, { count, imageUri })));
  if (updates > 0) figures.push(...(await measureAlone(imageUri)));
  return figures;
}

async function measureAlone(imageUri: string): Promise<Figure[]> {
  const ofDeploy: number[] = [];
  for (let index = 0; index < updates; index++) {
    const sizes = [
      { cpu: "512", memory: 1024 },
      { cpu: "256", memory: 512 },
    ];
    const { run, truth } = await timed(10 + 90 * random(), "bench", shipOfImage(imageUri, sizes[index % 2]));
    ofDeploy.push(spanOf(run, "preview", "rollout") - covered(awsIntervals(truth)));
  }
  const ofChain: number[] = [];
  for (let index = 0; index < chains; index++) {
    const { run, truth } = await timed(8 + 32 * random(), `chain-${index}`, shipOfArticle);
    ofChain.push(Date.parse(run.endedAt ?? "") - Date.parse(run.startedAt) - covered(awsIntervals(truth)));
  }
  const peer = peerOf(sandbox, "slipway-bench");
  const ofPeer: number[] = [];
  for (let index = 0; index < peers; index++) ofPeer.push(await peer.addedByStack(20 + 60 * random()));
  const byStack = percentile(ofPeer, 0.5);
  console.error(
    `${peer.name} adds ${seconds(byStack)} to a stack; the article's way ${seconds(addedByArticle(byStack))} to a chain`,
  );
  return [
    ...rangeOf("P25-deploy-added", ofDeploy, [1, 2]),
    { id: "P25-deploy-of-peer", measured: percentile(ofDeploy, 0.5) / byStack, bound: 0.08, unit: "x" },
    ...rangeOf("P25-chain-added", ofChain, [2, 3.5]),
    { id: "P25-chain-of-article", measured: percentile(ofChain, 0.5) / addedByArticle(byStack), bound: 0.1, unit: "x" },
  ];
}

/** AWS takes from one second to a minute, by chance. */
async function timed(
  speed: number,
  serviceName: string,
  ship: unknown,
): Promise<{ run: RunAnswer; truth: TruthEntry[] }> {
  sandbox.world.setSpeed(speed);
  const since = sandbox.world.truth.at(-1)?.seq ?? 0;
  const run = await api.untilEnded(await api.start(serviceName, ship));
  const truth = sandbox.world.truth.filter(({ seq }) => seq > since) as unknown as TruthEntry[];
  return { run, truth };
}

function spanOf({ steps }: RunAnswer, first: string, last: string): number {
  const at = (name: string) => steps.find((step) => step.name === name);
  return Date.parse(at(last)?.endedAt ?? "") - Date.parse(at(first)?.startedAt ?? "");
}

function rangeOf(id: string, added: readonly number[], [p50, p95]: [number, number]): Figure[] {
  return [
    { id: `${id}-p50`, measured: percentile(added, 0.5) / 1000, bound: p50, unit: "s" },
    { id: `${id}-p95`, measured: percentile(added, 0.95) / 1000, bound: p95, unit: "s" },
  ];
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

/** The same numbers every time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
