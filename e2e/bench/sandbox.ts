import { type ChildProcess, spawn } from "node:child_process";
import { Agent, request } from "node:http";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CodeBuild } from "@aws-sdk/client-codebuild";
import { ECS } from "@aws-sdk/client-ecs";
import { IAM } from "@aws-sdk/client-iam";
import { STS } from "@aws-sdk/client-sts";
import { scenarios } from "../../sandbox/scenarios";
import { type Figure, report } from "./figures";
import { cpuSecondsOf, residentMegabytesOf } from "./process-usage";

const root = path.resolve(import.meta.dirname, "../..");
const region = "eu-west-1";
const calls = 10_000;
const evaluatedCalls = 3_000;
const starts = 3;

const helloServer = `
  const server = require("node:http").createServer((asked, answer) => asked.resume().on("end", () => answer.end("{}")));
  server.listen(0, "127.0.0.1", () => console.log("listening on http://127.0.0.1:" + server.address().port));
`;

interface Started {
  origin: string;
  pid: number;
  startedInMs: number;
  stop(): Promise<void>;
}

report([...(await measureStarts()), ...(await measureCalls()), ...(await measureCrowd()), await measureIdle()]);

/** The best of a few, from the bundle of the time before: what else the machine does is not the sandbox's. */
async function measureStarts(): Promise<Figure[]> {
  await (await start("first-deploy")).stop();
  const figures: Figure[] = [];
  for (const { name } of scenarios) {
    const taken: number[] = [];
    for (let turn = 0; turn < starts; turn++) {
      const started = await start(name);
      taken.push(started.startedInMs);
      await started.stop();
    }
    figures.push({ id: `sandbox-start-${name}`, measured: Math.min(...taken) / 1000, bound: 1, unit: "s" });
  }
  return figures;
}

/** Calls for each second of CPU that the sandbox uses, beside a server that only says hello. */
async function measureCalls(): Promise<Figure[]> {
  const bare = await launch(["--eval", helloServer]);
  const bareRate = await rateOf(bare, calls, (agent) => send(bare.origin, agent, {}, "{}"));
  await bare.stop();

  const sandbox = await start("busy-team", "--any-credentials");
  const { serviceArns: [serviceArn = ""] = [] } = await new ECS(configOf(sandbox)).listServices({});
  const target = { "x-amz-target": "AmazonEC2ContainerServiceV20141113.DescribeExpressGatewayService" };
  const body = JSON.stringify({ serviceArn });
  const describeRate = await rateOf(sandbox, calls, (agent) => send(sandbox.origin, agent, target, body));
  const viewer = new ECS({ ...configOf(sandbox), credentials: await roleCredentials(sandbox) });
  const evaluatedRate = await rateOf(sandbox, evaluatedCalls, () =>
    viewer.describeExpressGatewayService({ serviceArn }),
  );
  await sandbox.stop();
  console.error(`A server that only says hello answers ${Math.round(bareRate)} calls in a second of CPU.`);
  return [
    { id: "sandbox-describe-calls", measured: describeRate, bound: 2000, unit: "/s", isLeast: true },
    { id: "sandbox-describe-of-floor", measured: bareRate / describeRate, bound: 10, unit: "x" },
    { id: "sandbox-evaluated-calls", measured: evaluatedRate, bound: 500, unit: "/s", isLeast: true },
  ];
}

/** After every service and every build was looked at. */
async function measureCrowd(): Promise<Figure[]> {
  const sandbox = await start("ten-thousand-services", "--no-any-credentials");
  const accounts = await (await fetch(`${sandbox.origin}/_sandbox/accounts`)).json();
  let [services, builds] = [0, 0];
  for (const { accessKeyId, secretAccessKey } of accounts.accounts ?? accounts) {
    for (const name of ["eu-west-1", "us-east-1", "us-west-2", "ap-northeast-1"]) {
      const config = { ...configOf(sandbox), region: name, credentials: { accessKeyId, secretAccessKey } };
      services += await describeAll(new ECS(config));
      builds += await listBuilds(new CodeBuild(config));
    }
  }
  const measured = residentMegabytesOf(sandbox.pid);
  await sandbox.stop();
  if (services !== 10_000 || builds !== 1_000) throw new Error(`There are ${services} services and ${builds} builds.`);
  return [{ id: "sandbox-memory-of-10000-services", measured, bound: 500, unit: "MB" }];
}

async function measureIdle(): Promise<Figure> {
  const sandbox = await start("leftovers");
  await new ECS(configOf(sandbox)).listServices({});
  await sleep(2_000);
  const before = cpuSecondsOf(sandbox.pid);
  await sleep(10_000);
  const measured = cpuSecondsOf(sandbox.pid) - before;
  await sandbox.stop();
  return { id: "sandbox-idle-cpu-of-10s", measured, bound: 0, unit: "s" };
}

async function rateOf({ pid }: Started, count: number, call: (agent: Agent) => Promise<unknown>): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 10 });
  const sendAll = async (times: number) => {
    for (let at = 0; at < times; at++) await call(agent);
  };
  await sendAll(500);
  const before = cpuSecondsOf(pid);
  await Promise.all(Array.from({ length: 10 }, () => sendAll(count / 10)));
  const used = cpuSecondsOf(pid) - before;
  agent.destroy();
  return count / used;
}

function send(origin: string, agent: Agent, headers: Record<string, string>, body: string): Promise<void> {
  const credential = `AKIAIOSFODNN7EXAMPLE/20261123/${region}/ecs/aws4_request`;
  const authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=0`;
  const type = { "content-type": "application/x-amz-json-1.1", authorization };
  return new Promise((resolve, reject) => {
    const sent = request(origin, { agent, method: "POST", headers: { ...headers, ...type } }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`The sandbox answered ${answer.statusCode}.`));
      answer.resume().on("end", resolve);
    });
    sent.on("error", reject).end(body);
  });
}

async function roleCredentials(sandbox: Started) {
  const config = configOf(sandbox);
  const { Account } = await new STS(config).getCallerIdentity({});
  const iam = new IAM(config);
  const allow = { Effect: "Allow", Action: ["sts:AssumeRole"], Principal: { AWS: `arn:aws:iam::${Account}:root` } };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [allow] });
  const { Role } = await iam.createRole({ RoleName: "viewer", AssumeRolePolicyDocument });
  const Statement = [{ Effect: "Allow", Action: ["ecs:Describe*", "ecs:List*", "codebuild:BatchGet*"], Resource: "*" }];
  const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
  await iam.putRolePolicy({ RoleName: "viewer", PolicyName: "view", PolicyDocument });
  await fetch(`${sandbox.origin}/_sandbox/clock`, { method: "POST", body: JSON.stringify({ stepMs: 60_000 }) });
  const { Credentials } = await new STS(config).assumeRole({ RoleArn: Role?.Arn, RoleSessionName: "bench" });
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = Credentials ?? {};
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}

async function describeAll(ecs: ECS): Promise<number> {
  let count = 0;
  let nextToken: string | undefined;
  do {
    const page = await ecs.listServices({ maxResults: 10, ...(nextToken && { nextToken }) });
    const { services = [] } = await ecs.describeServices({ services: page.serviceArns });
    count += services.length;
    nextToken = page.nextToken;
  } while (nextToken);
  return count;
}

async function listBuilds(codebuild: CodeBuild): Promise<number> {
  let count = 0;
  let nextToken: string | undefined;
  do {
    const page = await codebuild.listBuilds(nextToken ? { nextToken } : {});
    if (page.ids?.length) count += (await codebuild.batchGetBuilds({ ids: page.ids })).builds?.length ?? 0;
    nextToken = page.nextToken;
  } while (nextToken);
  return count;
}

function configOf({ origin }: Started) {
  return { endpoint: origin, region, credentials: { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "any" } };
}

function start(scenario: string, ...options: string[]): Promise<Started> {
  return launch(["sandbox/start.mjs", "--port", "0", "--scenario", scenario, ...options]);
}

/** A program that says where it listens. */
function launch(args: string[]): Promise<Started> {
  const begun = performance.now();
  const child: ChildProcess = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  const stop = async () => {
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill();
    await gone;
  };
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`The program has ended with ${code}.`)));
    let output = "";
    child.stdout?.on("data", (chunk) => {
      output += chunk;
      const [, origin] = /listening on (\S+)/.exec(output) ?? [];
      if (origin) resolve({ origin, pid: child.pid ?? 0, startedInMs: performance.now() - begun, stop });
    });
  });
}
