import { findAccount } from "../../accounts";
import type { Call } from "../../operation";
import { administrator } from "../../principals";
import type { World } from "../../world";

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** What a world has been through before it begins: the operations are the real ones, only the time is long gone. */
export class Past {
  constructor(readonly world: World) {}

  /** The administrator of an account at work in a Region. */
  caller(region: string, account = this.world.account): Call {
    const { accessKeyId = "" } = findAccount(this.world, account) ?? {};
    const principal = administrator(this.world, accessKeyId, account);
    return { world: this.world, account, region, principal, requestId: "before-the-beginning" };
  }

  pass(ms: number): void {
    this.world.step(ms);
  }
}

/** Lets a story happen at AWS's own pace, that long before now. What has not come to its end by now goes on by itself. */
export function tellPast(world: World, lengthMs: number, story: (past: Past) => void): void {
  const { clock } = world;
  const { speed } = clock;
  clock.speed = 1;
  clock.offsetMs = -lengthMs;
  story(new Past(world));
  if (clock.offsetMs > 0) throw new Error("The story is longer than the past that it happens in.");
  world.step(-clock.offsetMs);
  world.setSpeed(speed);
}
