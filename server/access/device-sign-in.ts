import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { ProblemError } from "@/lib/domain/problem";
import { type DeviceSignIn, OfferedAccount } from "@/lib/domain/sign-in";
import { listOfferedAccounts, openSso } from "@/server/aws/sso";
import {
  askForTokens,
  IdentityTokens,
  openSsoOidc,
  RegisteredClient,
  startDeviceAuthorization,
} from "@/server/aws/sso-oidc";
import { getStore } from "@/server/context";
import { env } from "@/server/env";
import { listChosenRoles } from "@/server/store/chosen-roles";
import {
  type DeviceSignInRow,
  insertDeviceSignIn,
  moveDeviceSignIn,
  slowDown,
  takeTurnToAsk,
} from "@/server/store/device-sign-ins";
import type { Store } from "@/server/store/open-store";
import { findSessionRow } from "@/server/store/sessions";
import { deviceCookie, deviceCookieName, findOwnDeviceSignIn } from "./device-cookie";
import { requireTurn } from "./rate-limit";
import { noteRefusedSignIn } from "./refused-sign-in";
import { asRegisteredClient } from "./registered-client";
import { hashOf, newSecret } from "./secret";
import { type Bound, seal, unseal, unsealIfOurs } from "./vault";

/** Whoever signed in last with this browser; of the time before it is known who does so now. */
const lastPersonId = z.string().optional();
const Asked = z.object({ client: RegisteredClient, deviceCode: z.string(), lastPersonId });
const Approved = z.object({ tokens: IdentityTokens, accounts: z.array(OfferedAccount), lastPersonId });
const Used = z.object({ lastPersonId, sessionId: z.string() });
export type Approved = z.infer<typeof Approved>;

/** The browser that asks. */
interface Visit {
  address?: string;
  findCookie(name: string): string | undefined;
  setCookie(cookie: string): void;
}

/** RFC 8628, 3.5. */
const slowDownByS = 5;

/** Asks Identity Center for a code, for the browser that visits. */
export async function beginDeviceSignIn(visit: Visit): Promise<DeviceSignIn> {
  const { startUrl, region } = requireIdentityCenter();
  const store = await getStore();
  await requireTurn(store, "sign-in", visit.address ?? "unknown");
  const last = await findLastPerson(store, visit);
  const oidc = openSsoOidc(region);
  const { client, code } = await asRegisteredClient(store, oidc, region, async (registered) => {
    return { client: registered, code: await startDeviceAuthorization(oidc, registered, startUrl) };
  });
  const id = randomUUID();
  const secret = newSecret();
  const { deviceCode, userCode, verificationUri, verificationUriComplete, expiresAt, intervalS } = code;
  const asked: z.infer<typeof Asked> = { client, deviceCode, lastPersonId: last };
  const shown = { userCode, verificationUri, verificationUriComplete, expiresAt };
  const sealed = await seal(store, asked, boundTo(id));
  const { address } = visit;
  await insertDeviceSignIn(store, {
    id,
    browserHash: hashOf(secret),
    sealed,
    intervalS,
    lastAskedAt: new Date(),
    address,
    ...shown,
  });
  visit.setCookie(deviceCookie(id, secret));
  return { state: "waiting", ...shown, startUrl, expiresAt: expiresAt.toISOString(), slowedDown: false };
}

/** How far the sign-in of this browser is. However often it is looked at, Identity Center is asked once an interval. */
export async function readDeviceSignIn(visit: Visit): Promise<DeviceSignIn> {
  const store = await getStore();
  const row = await findOwnDeviceSignIn(store, visit.findCookie(deviceCookieName()));
  if (!row || !env().identityCenter || !(await isOurs(store, row))) return { state: "none" };
  if (row.state === "used") return (await isStillSignedIn(store, row)) ? { state: "used" } : { state: "none" };
  if (row.state === "denied") return { state: "denied" };
  if (row.state === "expired" || row.expiresAt.getTime() <= Date.now()) return { state: "expired" };
  if (row.state === "approved") return toApproved(store, await readApproved(store, row));
  return (await takeTurnToAsk(store, row.id)) ? ask(store, row) : toWaiting(row);
}

/** What a person may choose from; undefined when nobody has approved, or the code is used or over. */
export async function findApproved(store: Store, cookie: string | undefined) {
  const row = await findOwnDeviceSignIn(store, cookie);
  if (row?.state !== "approved" || row.expiresAt.getTime() <= Date.now()) return undefined;
  return { id: row.id, ...(await readApproved(store, row)) };
}

/** Once: false when it was used by somebody quicker. What stays is who it was. */
export async function useDeviceSignIn(
  store: Store,
  db: Parameters<typeof moveDeviceSignIn>[0]["db"],
  { id, personId, sessionId }: { id: string; personId: string; sessionId: string },
): Promise<boolean> {
  const used: z.infer<typeof Used> = { lastPersonId: personId, sessionId };
  const sealed = await seal(store, used, boundTo(id));
  return moveDeviceSignIn({ db }, id, { from: ["approved"], to: "used", sealed });
}

async function ask(store: Store, row: DeviceSignInRow): Promise<DeviceSignIn> {
  const { region } = requireIdentityCenter();
  const { client, deviceCode, lastPersonId: last } = await unseal(store, row.sealed, boundTo(row.id), Asked);
  const answer = await askForTokens(openSsoOidc(region), client, deviceCode);
  switch (answer.state) {
    case "waiting":
      return toWaiting(row);
    case "slow-down":
      await slowDown(store, row.id, slowDownByS);
      return toWaiting({ ...row, slowedDown: true });
    case "expired":
    case "denied": {
      const isFirst = await moveDeviceSignIn(store, row.id, { from: ["waiting"], to: answer.state });
      const refused = { who: "somebody", address: row.address ?? undefined, method: "identity-center" } as const;
      if (isFirst && answer.state === "denied") await noteRefusedSignIn(store, { ...refused, reason: "denied" });
      return { state: answer.state };
    }
    case "approved": {
      // Kept before the accounts are asked for: the tokens are given once.
      const approved = { tokens: answer.tokens, accounts: [], lastPersonId: last };
      const sealed = await seal(store, approved, boundTo(row.id));
      await moveDeviceSignIn(store, row.id, { from: ["waiting"], to: "approved", sealed });
      return toApproved(store, await readApproved(store, { ...row, state: "approved", sealed }));
    }
  }
}

/** With the accounts, which are asked for once. */
async function readApproved(store: Store, { id, sealed }: DeviceSignInRow): Promise<Approved> {
  const approved = await unseal(store, sealed, boundTo(id), Approved);
  if (approved.accounts.length > 0) return approved;
  const { region } = requireIdentityCenter();
  const accounts = await listOfferedAccounts(openSso(region), approved.tokens.accessToken);
  const complete = { ...approved, accounts };
  await moveDeviceSignIn(store, id, {
    from: ["approved"],
    to: "approved",
    sealed: await seal(store, complete, boundTo(id)),
  });
  return complete;
}

async function toApproved(store: Store, { accounts, lastPersonId: last }: Approved): Promise<DeviceSignIn> {
  const chosen = last ? await listChosenRoles(store, last) : [];
  const isOffered = ({ account, roleName }: (typeof chosen)[number]) =>
    accounts.some((offered) => offered.account === account && offered.roleNames.includes(roleName));
  return { state: "approved", accounts, last: chosen.find(isOffered) };
}

function toWaiting(row: DeviceSignInRow): DeviceSignIn {
  const { userCode, verificationUri, verificationUriComplete, expiresAt, slowedDown } = row;
  const { startUrl } = requireIdentityCenter();
  const shown = { userCode, verificationUri, verificationUriComplete, startUrl };
  return { state: "waiting", ...shown, expiresAt: expiresAt.toISOString(), slowedDown };
}

async function findLastPerson(store: Store, visit: Visit): Promise<string | undefined> {
  const row = await findOwnDeviceSignIn(store, visit.findCookie(deviceCookieName()));
  const before = row && (await unsealIfOurs(store, row.sealed, boundTo(row.id), z.looseObject({ lastPersonId })));
  return before?.lastPersonId;
}

/** Sealed with a key that was changed since, it is as good as not begun. */
async function isOurs(store: Store, { id, sealed }: DeviceSignInRow): Promise<boolean> {
  return (await unsealIfOurs(store, sealed, boundTo(id), z.unknown())) !== undefined;
}

async function isStillSignedIn(store: Store, { id, sealed }: DeviceSignInRow): Promise<boolean> {
  const used = await unsealIfOurs(store, sealed, boundTo(id), Used);
  const session = used && (await findSessionRow(store, used.sessionId));
  return session !== undefined && !session.revokedAt && session.expiresAt.getTime() > Date.now();
}

export function requireIdentityCenter(): { startUrl: string; region: string } {
  const { identityCenter } = env();
  if (!identityCenter) throw new ProblemError("not-found", "This console has no IAM Identity Center.");
  return identityCenter;
}

const boundTo = (id: string): Bound => ({ use: "device-sign-in", id });
