import type { FailureCause } from "@/lib/domain/failure-cause";

/**
 * Why in plain words, and the ways out, the best one first. `{name}` stands for what AWS's words name; a part in brackets is left
 * out where they do not.
 */
export type CauseWords = Partial<Record<FailureCause, { why: string; toDo: string[] }>>;
