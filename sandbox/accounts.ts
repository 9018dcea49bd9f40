import { createHash } from "node:crypto";
import type { World } from "./world";

/** An account of the organisation, and the static key of its administrator. */
export interface Account {
  id: string;
  name: string;
  email: string;
  /** What its sign-in page is called, where it has a name. */
  alias?: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/** An account with its administrator's key, which is the same at each start. */
export function newAccount(account: Pick<Account, "id" | "name" | "email" | "alias">): Account {
  return {
    ...account,
    accessKeyId: `AKIA${keyLetters(`key of ${account.id}`, 16)}`,
    secretAccessKey: createHash("sha256").update(`secret of ${account.id}`).digest("base64").slice(0, 40),
  };
}

/** The one account of a scenario that names none. */
export const defaultAccount = newAccount({ id: "482109334517", name: "Sandbox", email: "aws@sandbox.example" });

export function findAccount({ accounts }: World, id: string): Account | undefined {
  return accounts.find((account) => account.id === id);
}

/** As in the unique ids of IAM, always the same for the same text. */
export function keyLetters(text: string, length: number): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bytes = createHash("sha256").update(text).digest().subarray(0, length);
  return Array.from(bytes, (byte) => letters[byte % letters.length]).join("");
}
