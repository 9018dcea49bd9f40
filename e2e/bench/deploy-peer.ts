import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { CloudFormation } from "@aws-sdk/client-cloudformation";
import type { Sandbox } from "../../sandbox/server";
import { awsIntervals, covered, type TruthEntry } from "./intervals";

const run = promisify(execFile);
const region = "ap-northeast-1";
const keys = { accessKeyId: "AKIASANDBOXSANDBOX00", secretAccessKey: "secret-of-the-sandbox" };

/** `aws cloudformation deploy` looks at a change set every 5 s, at a stack every 30 s; the article's loop at a build every 10.8 s. */
const stepMs = { "change set": 5_000, stack: 30_000, build: 10_800, vpc: 0 } as const;

export interface Peer {
  name: string;
  /** Of a deploy of one stack, ms over AWS's own time. */
  addedByStack(speed: number): Promise<number>;
}

/** The real program where it is installed, else its schedule; it makes stacks like one that is there. */
export function peerOf(sandbox: Sandbox, likeStack: string): Peer {
  const version = /aws-cli\/\S+/.exec(String(spawnSync("aws", ["--version"], { encoding: "utf8" }).stdout))?.[0];
  if (version) return { name: version, addedByStack: (speed) => addedByCli(sandbox, likeStack, speed) };
  const addedByStack = async () => (stepMs["change set"] + stepMs.stack) / 2;
  return { name: "the schedule of aws-cli", addedByStack };
}

/** What the article adds to a whole chain with two stacks and a build: its loops see each end half a step late on average. */
export function addedByArticle(byStackMs: number): number {
  return 2 * byStackMs + stepMs.build / 2;
}

let count = 0;

async function addedByCli({ world, origin }: Sandbox, likeStack: string, speed: number): Promise<number> {
  const name = `peer-${++count}`;
  const { template, values } = await copyOf(origin, likeStack, name);
  const env = {
    ...process.env,
    ...{ AWS_ACCESS_KEY_ID: keys.accessKeyId, AWS_SECRET_ACCESS_KEY: keys.secretAccessKey },
    ...{ AWS_DEFAULT_REGION: region, AWS_ENDPOINT_URL: origin },
  };
  world.setSpeed(speed);
  const since = world.truth.at(-1)?.seq ?? 0;
  const begun = performance.now();
  const which = ["--stack-name", name, "--template-file", template, "--capabilities", "CAPABILITY_NAMED_IAM"];
  await run("aws", ["cloudformation", "deploy", ...which, "--parameter-overrides", ...values], { env });
  const wallMs = performance.now() - begun;
  rmSync(path.dirname(template), { recursive: true });
  const truth = world.truth.filter(({ seq }) => seq > since) as unknown as TruthEntry[];
  return wallMs - covered(awsIntervals(truth));
}

/** The template of a stack as a file, and its values with another name of the service. */
async function copyOf(origin: string, stackName: string, serviceName: string) {
  const cloudformation = new CloudFormation({ endpoint: origin, region, credentials: keys });
  const { TemplateBody = "" } = await cloudformation.getTemplate({ StackName: stackName });
  const { Stacks: [{ Parameters = [] } = {}] = [] } = await cloudformation.describeStacks({ StackName: stackName });
  const template = path.join(mkdtempSync(path.join(tmpdir(), "slipway-peer-")), "template.yaml");
  writeFileSync(template, TemplateBody);
  const values = Parameters.map(({ ParameterKey, ParameterValue }) =>
    ParameterKey === "ServiceName" ? `ServiceName=${serviceName}` : `${ParameterKey}=${ParameterValue}`,
  );
  return { template, values };
}
