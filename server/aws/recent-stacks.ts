import "server-only";
import { canBeChanged, isBeingChanged } from "@/lib/domain/stack-status";
import type { AwsClients } from "./clients";
import { findStack, type Stack } from "./cloudformation";

/** So young, what one step of a run has seen is not asked for again by the next. */
const youngMs = 3_000;

interface Look {
  at: number;
  /** That there is none is known too. */
  stack?: Stack;
}

const looks = new WeakMap<AwsClients["cloudformation"], Map<string, Look>>();

/** Looks at AWS, and keeps for a moment what a change may begin from. */
export async function findStackNow(aws: AwsClients, stackName: string): Promise<Stack | undefined> {
  const stack = await findStack(aws, stackName);
  const known = looks.get(aws.cloudformation) ?? new Map<string, Look>();
  looks.set(aws.cloudformation, known);
  const now = performance.now();
  for (const [name, { at }] of known) if (now - at > youngMs) known.delete(name);
  if (!stack || (canBeChanged(stack.status) && !isBeingChanged(stack.status))) known.set(stackName, { at: now, stack });
  else known.delete(stackName);
  return stack;
}

/** What was seen a moment ago; undefined where AWS has to be asked. */
export function findLately({ cloudformation }: AwsClients, stackName: string): Look | undefined {
  const look = looks.get(cloudformation)?.get(stackName);
  return look && performance.now() - look.at <= youngMs ? look : undefined;
}
