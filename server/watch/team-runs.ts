import "server-only";
import type { RunsOfService } from "@/lib/domain/compose-row";
import { listLatestSucceeded } from "@/server/store/latest-runs";
import type { Store } from "@/server/store/open-store";
import { listRuns } from "@/server/store/runs";

const most = 1_000;
/** A run that another process has ended may be seen a little late. */
const overlapMs = 60_000;

/** What Slipway's runs do with services, kept up to date by reading what is new. */
export class TeamRuns {
  private unfinished = new Map<string, RunsOfService["unfinished"]>();
  private readonly succeeded = new Map<string, RunsOfService["succeeded"]>();
  private readUntil = new Date(0);

  of(target: string, serviceName: string): RunsOfService {
    const service = nameOf({ target, serviceName });
    return { unfinished: this.unfinished.get(service), succeeded: this.succeeded.get(service) };
  }

  /** Answers with the targets whose services may look different now. */
  async refresh(store: Store): Promise<Set<string>> {
    const beganAt = Date.now();
    const [unfinished, succeeded] = await Promise.all([
      listRuns(store, { unfinished: true, limit: most }),
      listLatestSucceeded(store, this.readUntil),
    ]);
    const touched = new Set([...this.unfinished.keys()].map(targetOf));
    this.unfinished = new Map(
      unfinished.flatMap((run) => (run.serviceName ? [[nameOf({ ...run, serviceName: run.serviceName }), run]] : [])),
    );
    for (const { startedBy, runId, endedAt, ...of } of succeeded) {
      this.succeeded.set(nameOf(of), { runId, startedBy, endedAt: endedAt?.toISOString() });
    }
    this.readUntil = new Date(beganAt - overlapMs);
    for (const { target } of [...unfinished, ...succeeded]) touched.add(target);
    return touched;
  }
}

function nameOf({ target, serviceName }: { target: string; serviceName: string }): string {
  return `${target}/${serviceName}`;
}

function targetOf(service: string): string {
  return service.slice(0, service.indexOf("/"));
}
