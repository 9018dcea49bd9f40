import "server-only";
import type { Gap } from "@/lib/domain/pick-list";
import { toProblem } from "@/lib/domain/to-problem";
import type { BoundedList } from "@/server/aws/bounded-list";
import { problemFromAws } from "@/server/aws/problem-from-aws";

/** What AWS gives of a part of a list, or why it does not: one part that fails takes no other with it. */
export async function orGap<Item>(
  part: string,
  list: Promise<BoundedList<Item>>,
): Promise<BoundedList<Item> & { gaps: Gap[] }> {
  try {
    return { ...(await list), gaps: [] };
  } catch (error) {
    const problem = problemFromAws(error);
    if (!problem) throw error;
    return { items: [], hasMore: false, gaps: [{ part, problem: toProblem(problem) }] };
  }
}
