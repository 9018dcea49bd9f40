import "server-only";
import type { AwsIdentity, TerminalAccess } from "@/lib/domain/session";
import { splitTarget } from "@/lib/domain/split-target";
import type { Target, TargetSettings } from "@/lib/domain/target";
import { readKnownTarget } from "@/server/access/known-targets";
import { endOfCredentials } from "@/server/aws/credentials";
import { readReachedTarget } from "@/server/aws/sts";
import type { Context, Session } from "@/server/context";
import { env } from "@/server/env";

/** "Who am I" in a target, by AWS itself, and how a terminal gets to be the same. */
export async function readIdentity(
  { store, session, awsOf }: Context,
  { target }: { target: Target },
): Promise<{ identity: AwsIdentity; terminal?: TerminalAccess }> {
  const settings = await readKnownTarget(store, target);
  const aws = await awsOf(target);
  const { account, callerArn } = await readReachedTarget(aws);
  const until = (await endOfCredentials(aws))?.toISOString();
  return {
    identity: { target, account, alias: settings.alias, callerArn, roleName: roleNameOf(settings, session), until },
    terminal: terminalAccess(settings, session),
  };
}

function roleNameOf({ reach }: TargetSettings, { identityCenterRole }: Session): string | undefined {
  if (reach.by === "deploy-role") return reach.roleArn.split("/").at(-1);
  return reach.by === "identity-center" ? identityCenterRole?.roleName : undefined;
}

function terminalAccess({ target, reach }: TargetSettings, session: Session): TerminalAccess | undefined {
  const { identityCenter, proxy } = env();
  const { identityCenterRole } = session;
  if (reach.by !== "identity-center" || !identityCenter || !identityCenterRole) return undefined;
  const given = [
    { name: "HTTPS_PROXY", value: withoutCredentials(proxy.https) },
    { name: "HTTP_PROXY", value: withoutCredentials(proxy.http) },
    { name: "NO_PROXY", value: proxy.noProxy.join(",") },
  ];
  return {
    sessionName: "slipway",
    startUrl: identityCenter.startUrl,
    identityCenterRegion: identityCenter.region,
    ...splitTarget(target),
    roleName: identityCenterRole.roleName,
    proxy: given.flatMap(({ name, value }) => (value ? [{ name, value }] : [])),
  };
}

/** Who reads it has other credentials at the proxy, if any. */
function withoutCredentials(address: string | undefined): string | undefined {
  if (!address) return undefined;
  const url = new URL(address);
  url.username = "";
  url.password = "";
  return url.href.replace(/\/$/, "");
}
