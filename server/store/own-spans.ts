import "server-only";
import { and, eq, gte, inArray, isNotNull, isNull, or } from "drizzle-orm";
import type { OwnSpan } from "@/lib/domain/noted-works";
import type { StepName } from "@/lib/domain/run";
import type { ServiceKey } from "./health-rows";
import type { Store } from "./open-store";
import { runs, steps } from "./schema";

/** Those in which ECS may begin a rollout. */
const changing: StepName[] = ["recover", "service-stack", "service-update", "rollout", "services", "stacks"];

/** When runs have changed a service since. */
export async function listOwnSpans(
  { db }: Pick<Store, "db">,
  { target, serviceName }: Pick<ServiceKey, "target" | "serviceName">,
  since: Date,
): Promise<OwnSpan[]> {
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
    startedAt ? [{ startedAt: startedAt.toISOString(), endedAt: endedAt?.toISOString() }] : [],
  );
}
