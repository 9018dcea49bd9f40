import type { Page } from "@playwright/test";
import type { TeamStatus } from "@/lib/domain/team-status";
import { expect, type World } from "./fixtures";
import { postAs, signInAs } from "./people";

export const busyTeam = {
  speed: 60,
  scenario: "busy-team",
  withIdentityCenter: true,
  startUrl: "https://harbour.awsapps.com/start",
};

export const production = "318820457719~eu-west-1";
export const staging = "365917402284~eu-west-1";
/** AWS says no to whoever reads its services. */
export const closed = "691384420537~us-east-1";

const targets = [
  { target: production, alias: "shop-production", colour: "plain", isProtected: true },
  { target: staging, alias: "shop-staging", colour: "staging", isProtected: false },
  { target: closed, alias: "data-far", colour: "lab", isProtected: false },
];
const settled = new Set<string>();

/** Signed in as an admin, with three targets, one of which cannot be read. */
export async function asMina(page: Page, world: World): Promise<void> {
  await signInAs(page, world, "mina", "AdministratorAccess");
  if (settled.has(world.console.origin)) return;
  const [account, region] = closed.split("~");
  const rule = { kind: "deny", account, region, service: "ecs", operation: "ListServices" };
  await fetch(`${world.sandbox.origin}/_sandbox/faults`, { method: "POST", body: JSON.stringify(rule) });
  const timeToLive = { tearsDownByItself: false };
  for (const each of targets) {
    await postAs(page, world, "/api/v1/targets", { ...each, reach: { by: "identity-center" }, timeToLive });
  }
  settled.add(world.console.origin);
}

/** A look at a whole account takes its time, and what is asked meanwhile waits. */
export async function untilRead(page: Page, world: World): Promise<void> {
  const read = async () => {
    const { targets } = (await (await page.request.get(`${world.console.origin}/api/v1/team`)).json()) as TeamStatus;
    return targets.filter(({ asOf }) => asOf).map(({ target }) => target);
  };
  await expect.poll(read, { timeout: 90_000 }).toEqual(expect.arrayContaining([production, staging]));
}
