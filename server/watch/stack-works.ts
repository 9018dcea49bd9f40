import "server-only";
import { hasEnded } from "@/lib/domain/has-ended";
import { noteWork, workUnderWay } from "@/lib/domain/noted-works";
import type { OutsideWork } from "@/lib/domain/outside-work";
import { runInToken } from "@/lib/domain/run-token";
import { progressOfStackStatus } from "@/lib/domain/stack-status";
import { atPriority } from "@/server/aws/call-priority";
import type { AwsClients } from "@/server/aws/clients";
import { findStackOperation, type StackOperation } from "@/server/aws/stack-operation";
import { log } from "@/server/log";
import { takeStackTurn } from "./stack-turns";
import type { KnownService, TargetState } from "./target-state";

/**
 * What goes on with the stacks of services: by the list that the look has read anyway, and the events of those stacks alone of which that
 * list says something new. Deploys that follow their own stacks go first, so what gets no turn is read after the next look.
 */
export class StackWorks {
  /** The status for which the events were read last. */
  private readonly readFor = new Map<string, string>();
  private isReading = false;

  constructor(private readonly state: TargetState) {}

  take(aws: AwsClients, underWay: ReadonlyMap<string, string>): void {
    const due = [...this.state.services.values()].filter((service) => this.isDue(service, underWay));
    if (this.isReading || due.length === 0) return;
    this.isReading = true;
    void atPriority({ priority: "sweep" }, () => this.readAll(aws, due, underWay)).finally(() => {
      this.isReading = false;
    });
  }

  private isDue({ seen }: KnownService, underWay: ReadonlyMap<string, string>): boolean {
    const stackId = stackIdOf(seen);
    if (!stackId) return false;
    const status = underWay.get(stackId);
    if (status !== undefined) return this.readFor.get(stackId) !== status;
    return this.readFor.has(stackId) || workUnderWay(seen.works, "stack") !== undefined;
  }

  private async readAll(
    aws: AwsClients,
    due: readonly KnownService[],
    underWay: ReadonlyMap<string, string>,
  ): Promise<void> {
    for (const { key, seen } of due) {
      const stackId = stackIdOf(seen) ?? "";
      try {
        await takeStackTurn(aws, "unseen");
        const operation = await findStackOperation(aws, stackId);
        if (operation) this.note(key, stackId, operation);
        const status = underWay.get(stackId);
        if (status === undefined) this.readFor.delete(stackId);
        else this.readFor.set(stackId, status);
      } catch (error) {
        log().debug({ err: error, stackId }, "The events of a stack were not read");
      }
    }
  }

  /** A look may have replaced the service meanwhile. */
  private note(key: string, stackId: string, operation: StackOperation): void {
    const seen = this.state.services.get(key)?.seen;
    if (seen && stackIdOf(seen) === stackId) seen.works = noteWork(seen.works ?? [], toWork(operation), Date.now());
  }
}

export function stackIdOf({ tags }: Pick<KnownService["seen"], "tags">): string | undefined {
  return tags?.["aws:cloudformation:stack-id"];
}

function toWork({ id, stackName, status, startedAt, endedAt, reason, token }: StackOperation): OutsideWork {
  const progress = progressOfStackStatus(status);
  return {
    kind: "stack",
    id,
    name: stackName,
    progress,
    status,
    startedAt,
    endedAt,
    reason: hasEnded(progress) ? reason : undefined,
    runId: runInToken(token),
  };
}
