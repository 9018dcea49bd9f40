import "server-only";
import { hash } from "node:crypto";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { z } from "zod";
import { clientSettings } from "./client-settings";
import { type Credentials, type CredentialsProvider, defaultCredentials, stale } from "./credentials";
import { named } from "./named-client";

interface AssumeOptions {
  region: string;
  roleArn: string;
  externalId?: string;
  /** On whose behalf: it becomes the session's name and, where it is a person, the source identity. */
  sessionName: string;
  hasSourceIdentity: boolean;
}

const Given = z.object({
  AccessKeyId: z.string(),
  SecretAccessKey: z.string(),
  SessionToken: z.string(),
  Expiration: z.date(),
});

/** The most that a role may last that is assumed by another role. */
const lastsS = 3600;
const marginMs = 5 * 60_000;

/** A role that the process assumes with its own credentials. */
export function assumedRole(options: AssumeOptions): { credentials: CredentialsProvider; forget(): void } {
  let kept: Promise<{ identity: Credentials; goodUntil: number }> | undefined;
  const sts = named(
    "sts",
    new STSClient({ ...clientSettings(), region: options.region, credentials: defaultCredentials() }),
  );
  const credentials = async () => {
    const known = await kept?.catch(() => undefined);
    if (known && known.goodUntil > Date.now()) return known.identity;
    kept = assume(sts, options);
    return (await kept).identity;
  };
  return {
    credentials,
    forget: () => {
      kept = undefined;
    },
  };
}

async function assume(sts: STSClient, { roleArn, externalId, sessionName, hasSourceIdentity }: AssumeOptions) {
  const name = toSessionName(sessionName);
  const { Credentials: given } = await sts.send(
    new AssumeRoleCommand({
      RoleArn: roleArn,
      RoleSessionName: name,
      DurationSeconds: lastsS,
      ...(hasSourceIdentity && { SourceIdentity: name }),
      ...(externalId && { ExternalId: externalId }),
    }),
  );
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = Given.parse(given);
  const identity = {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    expiration: Expiration,
  };
  return { identity: stale(identity), goodUntil: Expiration.getTime() - marginMs };
}

const nameMaxLength = 64;
const digestLength = 8;

/** STS takes 2 to 64 of some characters of ASCII. What is longer is told from others with the same beginning by its digest. */
export function toSessionName(name: string): string {
  const allowed = name.replace(/[^\w+=,.@-]/g, "-").padEnd(2, "-");
  if (allowed.length <= nameMaxLength) return allowed;
  return `${allowed.slice(0, nameMaxLength - digestLength - 1)}-${hash("sha256", name).slice(0, digestLength)}`;
}
