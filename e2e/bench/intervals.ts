export interface TruthEntry {
  at: number;
  type: "call" | "effect" | "event";
  name: string;
  detail: Record<string, unknown>;
}

/** A time in which AWS worked and a client could only wait, epoch ms. */
export interface Interval {
  what: "vpc" | "change set" | "stack" | "build";
  from: number;
  to: number;
}

const ends: Record<string, Interval["what"]> = {
  "ec2.vpc-available": "vpc",
  "cloudformation.change-set-planned": "change set",
  "codebuild.build-ended": "build",
};
const starts: Record<string, Interval["what"]> = {
  "ec2.default-vpc-created": "vpc",
  "cloudformation:CreateChangeSet": "change set",
  "cloudformation.operation-started": "stack",
  "codebuild.build-started": "build",
};

/** What AWS itself took, by the sandbox's truth. */
export function awsIntervals(truth: readonly TruthEntry[]): Interval[] {
  const intervals: Interval[] = [];
  const open = new Map<Interval["what"], number>();
  for (const { name, at, detail } of truth) {
    const begun = starts[name];
    if (begun) open.set(begun, at);
    const ended =
      ends[name] ?? (name === "cloudformation.stack-status" && isTerminal(detail.status) ? "stack" : undefined);
    const from = ended && open.get(ended);
    if (!ended || from === undefined) continue;
    intervals.push({ what: ended, from, to: at });
    open.delete(ended);
  }
  return intervals;
}

function isTerminal(status: unknown): boolean {
  return typeof status === "string" && !status.endsWith("_IN_PROGRESS");
}

/** The time that at least one of them covers, ms. */
export function covered(intervals: readonly Pick<Interval, "from" | "to">[]): number {
  let total = 0;
  let until = Number.NEGATIVE_INFINITY;
  for (const { from, to } of [...intervals].sort((one, other) => one.from - other.from)) {
    total += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return total;
}
