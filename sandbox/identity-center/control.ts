import { z } from "zod";
import type { World } from "../world";
import { answerSignIn, isOpen } from "./approval";
import { findPerson } from "./directory";
import { endPortalSessions } from "./sessions";
import { signIns } from "./tables";

/** What can be done to Identity Center from outside: answer for a person without a browser, and end people's stays. */
export const IdentityCenterChange = z.union([
  z.strictObject({ approve: z.strictObject({ userCode: z.string(), userName: z.string() }) }),
  z.strictObject({ deny: z.strictObject({ userCode: z.string() }) }),
  z.strictObject({ signOut: z.strictObject({ userName: z.string() }) }),
]);

export function changeIdentityCenter(world: World, change: z.infer<typeof IdentityCenterChange>): object {
  if ("signOut" in change) {
    const { userName } = change.signOut;
    return { ended: endPortalSessions(world, (session) => session.userName === userName) };
  }
  const { userCode } = "approve" in change ? change.approve : change.deny;
  const signIn = [...signIns(world).values()].find(({ device }) => device?.userCode === userCode.toUpperCase());
  const person = "approve" in change ? findPerson(world, change.approve.userName) : undefined;
  if (!signIn || !isOpen(world, signIn) || ("approve" in change && !person)) return { answered: false };
  answerSignIn(world, signIn, person?.userName);
  return { answered: true };
}
