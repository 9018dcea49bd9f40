import "server-only";
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import type { OutsideWork } from "@/lib/domain/outside-work";
import { rowKey } from "@/lib/domain/row-key";
import { TeamPatch, TeamStatus, type TeamTarget } from "@/lib/domain/team-status";
import { type Account, newAccount } from "@/sandbox/accounts";
import type { Scenario } from "@/sandbox/scenarios/scenario";
import { hour, tellPast } from "@/sandbox/scenarios/seeds/past";
import { serviceNames } from "@/sandbox/scenarios/seeds/service-names";
import { makeSharedRoles } from "@/sandbox/scenarios/seeds/shared-roles";
import { steadyServices } from "@/sandbox/scenarios/seeds/steady-services";
import type { Sandbox } from "@/sandbox/server";
import { seedExpressServices } from "@/sandbox/services/ecs/seed-express-services";
import { getStore } from "@/server/context";
import type { RouteHandler } from "@/server/http/handle";
import { insertFirstTarget } from "@/server/store/targets";
import { findWatchedService } from "@/server/store/watched-services";
import { get } from "@/server/testing";

export const region = "ap-northeast-1";
export const accounts = ["111111111111", "222222222222"].map((id, index) =>
  newAccount({ id, name: `Account ${index + 1}`, email: `account-${index + 1}@sandbox.example` }),
) as [Account, Account];
export const servicesEach = 25;

/** Two accounts with steady services in one Region each. */
export const twoAccounts: Scenario = {
  name: "two-accounts",
  summary: "Two accounts with twenty-five services each.",
  accounts,
  settings: { ec2: { defaultVpc: true } },
  seed: (world) =>
    tellPast(world, hour, (past) => {
      for (const { id } of accounts) {
        const call = past.caller(region, id);
        const team = {
          names: serviceNames(servicesEach),
          roles: makeSharedRoles(call),
          perRepository: 5,
          redeployments: 0,
        };
        seedExpressServices(call, steadyServices(call, team));
      }
    }),
};

/** Both accounts as targets that have a role to be read with. */
export async function saveTargets({ origin }: Sandbox): Promise<[string, string]> {
  const targets: string[] = [];
  for (const { id: account, accessKeyId, secretAccessKey } of accounts) {
    const iam = new IAMClient({ endpoint: origin, region, credentials: { accessKeyId, secretAccessKey } });
    const RoleName = "slipway-read";
    const Principal = { AWS: `arn:aws:iam::${accounts[0].id}:root` };
    const trust = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal, Action: "sts:AssumeRole" }] };
    const { Role } = await iam.send(
      new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: JSON.stringify(trust) }),
    );
    const reads = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "read", PolicyDocument: JSON.stringify(reads) }));
    const target = `${account}~${region}`;
    const settings = { target, alias: account, colour: "plain", isProtected: false } as const;
    const rest = { timeToLive: { tearsDownByItself: false }, readRoleArn: Role?.Arn ?? "" };
    const reach = { by: "identity-center" } as const;
    await insertFirstTarget(await getStore(), { ...settings, ...rest, reach }, { who: "a test", door: "slipway" });
    targets.push(target);
  }
  return targets as [string, string];
}

/** Looks at the team until it is as expected. */
export async function untilTeam(readTeam: RouteHandler, isWanted: (team: TeamStatus) => boolean): Promise<TeamStatus> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const answer = await get(readTeam);
    const team = TeamStatus.parse(await answer.json());
    if (isWanted(team)) return team;
    if (Date.now() > deadline) throw new Error(`The team is not as expected: ${JSON.stringify(team).slice(0, 3000)}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

export function targetIn({ targets }: TeamStatus, target: string): TeamTarget | undefined {
  return targets.find((each) => each.target === target);
}

/** What the event stream of a page says of the team, one patch after the other. */
export async function* patchesOf(answer: Response): AsyncGenerator<TeamPatch> {
  let text = "";
  for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    const frames = text.split("\n\n");
    text = frames.pop() ?? "";
    for (const frame of frames) {
      if (frame.includes("event: team\n")) yield TeamPatch.parse(JSON.parse(/^data: (.*)$/m.exec(frame)?.[1] ?? ""));
    }
  }
}

export interface Call {
  name: string;
  account: string;
  principal: string;
  at: number;
}

/** What the watchers have asked AWS since. */
export function callsSince({ world }: Sandbox, after: number): Call[] {
  return world.truthLog
    .after(after, Number.POSITIVE_INFINITY)
    .filter(({ type, name }) => type === "call" && !name.startsWith("sts:"))
    .map(({ name, account, at, detail }) => ({ name, account, at, principal: String(detail.principal) }));
}

/** Until the watcher has seen the end of works of each of these kinds that began since, whoever has begun them. */
export async function untilWorksSeen(
  target: string,
  serviceName: string,
  kinds: readonly OutsideWork["kind"][],
  since = "",
): Promise<void> {
  const key = rowKey({ clusterName: "default", serviceName });
  const isSince = ({ kind, startedAt, endedAt }: OutsideWork, wanted: OutsideWork["kind"]) =>
    kind === wanted && endedAt !== undefined && startedAt >= since;
  const deadline = Date.now() + 30_000;
  for (;;) {
    const { works = [] } = (await findWatchedService(await getStore(), target, key))?.seen ?? {};
    if (kinds.every((wanted) => works.some((work) => isSince(work, wanted)))) return;
    if (Date.now() > deadline) throw new Error(`Not all was seen: ${JSON.stringify(works)}`);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}
