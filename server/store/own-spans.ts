import "server-only";
import { and, eq, gte, inArray, isNotNull, isNull, or } from "drizzle-orm";
import type { Action } from "@/lib/domain/activity";
import type { OwnSpan } from "@/lib/domain/noted-works";
import type { StepName } from "@/lib/domain/run";
import { audit } from "./access-schema";
import type { ServiceKey } from "./health-rows";
import type { Store } from "./open-store";
import { runs, steps } from "./schema";

/** Those in which ECS may begin a rollout. */
const changing: StepName[] = ["recover", "service-stack", "service-update", "rollout", "services", "stacks"];

/** What is done at once, without a run: AWS begins what follows from it within this time. */
const changingAtOnce: Action[] = ["pause-service", "resume-service"];
const beginsWithinMs = 120_000;

type Service = Pick<ServiceKey, "target" | "serviceName">;

/** When Slipway has changed a service since: in steps of runs, and at somebody's press. */
export async function listOwnSpans({ db }: Pick<Store, "db">, service: Service, since: Date): Promise<OwnSpan[]> {
  const [ofSteps, ofPresses] = await Promise.all([
    spansOfSteps(db, service, since),
    spansOfPresses(db, service, since),
  ]);
  return [...ofSteps, ...ofPresses];
}

async function spansOfSteps(db: Store["db"], { target, serviceName }: Service, since: Date): Promise<OwnSpan[]> {
  const rows = await db
    .select({ startedAt: steps.startedAt, endedAt: steps.endedAt })
    .from(steps)
    .innerJoin(runs, eq(runs.id, steps.runId))
    .where(
      and(
        eq(runs.target, target),
        or(eq(runs.serviceName, serviceName), isNull(runs.serviceName)),
        inArray(steps.name, changing),
        isNotNull(steps.startedAt),
        or(isNull(steps.endedAt), gte(steps.endedAt, since)),
      ),
    );
  return rows.flatMap(({ startedAt, endedAt }) =>
    startedAt ? [{ kinds: ["rollout"], startedAt: startedAt.toISOString(), endedAt: endedAt?.toISOString() }] : [],
  );
}

async function spansOfPresses(db: Store["db"], { target, serviceName }: Service, since: Date): Promise<OwnSpan[]> {
  const rows = await db
    .select({ at: audit.at })
    .from(audit)
    .where(
      and(
        gte(audit.at, new Date(since.getTime() - beginsWithinMs)),
        inArray(audit.action, changingAtOnce),
        eq(audit.target, target),
        eq(audit.subject, serviceName),
        eq(audit.result, "intended"),
      ),
    );
  return rows.map(({ at }) => ({
    kinds: ["stack", "rollout"],
    startedAt: at.toISOString(),
    endedAt: new Date(at.getTime() + beginsWithinMs).toISOString(),
  }));
}
