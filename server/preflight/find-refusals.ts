import "server-only";
import type { CheckFinding } from "@/lib/domain/check";
import { type CheckId, worstFirst } from "@/lib/domain/check-reasons";
import { refusalOf } from "@/lib/domain/preflight-refusal";
import { isPassing } from "@/server/aws/problem-from-aws";
import { log } from "@/server/log";
import { checks } from "./checks";
import type { Look } from "./look";

/** Those that can find what would make a deploy fail. */
const ids: readonly CheckId[] = ["default-vpc", "subnets", "roles", "repository", "builds", "names", "quotas"];

/**
 * What would make the run fail later, by the same rules as before the press. What may not be read stops nothing; where AWS is only away
 * for now, this fails like any look.
 */
export async function findRefusals(look: Look): Promise<CheckFinding[]> {
  const found = await Promise.all(ids.map((id) => findingsOf(id, look)));
  return worstFirst(found.flat()).filter((finding) => refusalOf(finding) !== undefined);
}

async function findingsOf(id: CheckId, look: Look): Promise<CheckFinding[]> {
  try {
    return (await checks[id](look)).findings ?? [];
  } catch (error) {
    if (isPassing(error)) throw error;
    log().warn({ err: error, check: id }, "A check of the preflight stops no run");
    return [];
  }
}
