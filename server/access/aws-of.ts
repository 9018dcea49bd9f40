import "server-only";
import { ProblemError } from "@/lib/domain/problem";
import { splitTarget } from "@/lib/domain/split-target";
import type { Target, TargetSettings } from "@/lib/domain/target";
import type { Viewer } from "@/lib/domain/viewer";
import { assumedRole } from "@/server/aws/assumed-role";
import { type AwsClients, openAwsClients } from "@/server/aws/clients";
import { getAwsClients } from "@/server/context";
import { env } from "@/server/env";
import type { Store } from "@/server/store/open-store";
import { findSessionRow } from "@/server/store/sessions";
import { findTarget } from "@/server/store/targets";
import { findReachedTarget } from "@/server/watch/reached-target";
import { keptClients } from "./kept-clients";
import { readKnownTarget } from "./known-targets";
import { roleProvider, signInNeeded } from "./role-credentials";

/** Who asks, as far as it takes to open AWS for them. */
interface Asking {
  store: Store;
  session: Viewer;
}

/** On whose behalf AWS is called. */
interface Caller {
  sessionId?: string;
  identityCenterRole?: { account: string; roleName: string };
  /** What AWS gets to see as session name. */
  name: string;
  isPerson: boolean;
}

/** Clients with the rights that whoever asks has in a target. */
export async function awsOf(asking: Asking, target: Target): Promise<AwsClients> {
  return awsOfSettings(asking, await readKnownTarget(asking.store, target));
}

/** The same with settings that may not be saved yet. */
export async function awsOfSettings({ store, session }: Asking, settings: TargetSettings): Promise<AwsClients> {
  const { sessionId, identityCenterRole, personId, userName } = session;
  const isPerson = personId !== undefined;
  const name = isPerson ? nameOfPerson(personId, userName) : `token-${userName}`;
  return openTarget(store, settings, { sessionId, identityCenterRole, name, isPerson });
}

/** What a target is read with: its read role, else the rights of whoever asks. */
export async function readerAwsOf(asking: Asking, target: Target): Promise<AwsClients> {
  const { readRoleArn } = await readKnownTarget(asking.store, target);
  return readRoleArn ? awsOfReadRole(target, readRoleArn) : awsOf(asking, target);
}

export async function awsOfReadRole(target: Target, readRoleArn: string): Promise<AwsClients> {
  const { account, region } = splitTarget(target);
  return keptClients(`read ${readRoleArn} ${region}`, { account, region }, () =>
    assumedRole({ region, roleArn: readRoleArn, sessionName: "slipway-watch", hasSourceIdentity: false }),
  );
}

/** A run and whose sign-in it works with. */
export interface RunOwner {
  runId: string;
  target: Target;
  sessionId?: string;
  startedBy: string;
  startedById?: string;
}

/** What a run works with, also when nobody is looking. Whether its sign-in still holds is seen at the first call. */
export async function awsOfRun(store: Store, owner: RunOwner): Promise<AwsClients> {
  const { target, sessionId, startedBy, startedById } = owner;
  const settings = await findTarget(store, target);
  // The rights of the process are no substitute for those of a person.
  if (!settings && env().identityCenter) return refusing(target, `${target} is a target of Slipway no more.`);
  // AWS may be away just now, which must not end a run: each step looks itself whose the credentials are.
  if (!settings || settings.reach.by === "default-credentials") return getAwsClients(splitTarget(target).region);
  const row = sessionId ? await findSessionRow(store, sessionId) : undefined;
  const identityCenterRole =
    row?.account && row.roleName ? { account: row.account, roleName: row.roleName } : undefined;
  const personId = row?.personId ?? startedById;
  const name = personId ? nameOfPerson(personId, row?.personName ?? startedBy) : `token-${startedBy}`;
  const caller = { sessionId, identityCenterRole, name, isPerson: personId !== undefined };
  return openTarget(store, settings, caller);
}

/** Refuses at the first call, where the run can tell it. */
function refusing(target: Target, detail: string): Promise<AwsClients> {
  const credentials = () => Promise.reject(new ProblemError("other-target", detail));
  return openAwsClients({ region: splitTarget(target).region, credentials });
}

/** The user name in Identity Center; else what the person is called, with what makes it theirs alone. */
function nameOfPerson(personId: string, name: string): string {
  const [method, ...rest] = personId.split(":");
  if (method === "identity-center") return rest.join(":");
  return method === "oidc" ? `${name.slice(0, 30)}@${rest.join(":")}` : name;
}

async function openTarget(store: Store, settings: TargetSettings, caller: Caller): Promise<AwsClients> {
  const { target, reach } = settings;
  const { account, region } = splitTarget(target);
  if (reach.by === "identity-center") {
    const { sessionId, identityCenterRole } = caller;
    if (!sessionId || !identityCenterRole) {
      throw signInNeeded(`${target} is reached by each person's own role in IAM Identity Center.`);
    }
    const role = { account, roleName: identityCenterRole.roleName };
    const key = `identity-center ${sessionId} ${account} ${role.roleName} ${region}`;
    return keptClients(key, { account, region }, () => roleProvider(store, sessionId, role));
  }
  if (reach.by === "deploy-role") {
    const { roleArn, externalId } = reach;
    const { name: sessionName, isPerson: hasSourceIdentity } = caller;
    const key = `deploy-role ${roleArn} ${externalId ?? ""} ${sessionName} ${region}`;
    return keptClients(key, { account, region }, () =>
      assumedRole({ region, roleArn, externalId, sessionName, hasSourceIdentity }),
    );
  }
  return openDefault(target, region);
}

async function openDefault(target: Target, region: string): Promise<AwsClients> {
  const aws = await getAwsClients(region);
  const reached = await findReachedTarget(aws);
  if (reached.target === target) return aws;
  throw new ProblemError(
    "other-target",
    `${target} was asked for; the AWS credentials at hand belong to ${reached.target}.`,
  );
}
