import "server-only";
import { isDeepStrictEqual } from "node:util";
import { and, asc, eq, gt, inArray, isNull, or, sql } from "drizzle-orm";
import type { ServiceFacts } from "@/lib/domain/cost";
import type { KeptIn } from "@/lib/domain/kept";
import { costSpans } from "./cost-schema";
import type { Store } from "./open-store";

/** A service and what it is paid for at present. */
export interface CostedService {
  serviceArn: string;
  serviceName: string;
  clusterName: string;
  createdAt?: Date;
  facts: ServiceFacts;
  loadBalancerArn?: string;
  targetGroupArns: string[];
  /** Where it keeps its logs and images. */
  keptIn?: KeptIn;
}

export interface Span extends CostedService {
  since: Date;
  until?: Date;
}

/** One statement of a database takes some thousand values. */
const rowsAtOnce = 200;
/** A day more than a jump is looked for in. */
const keptDays = 8;

/** Ends the spans of services that have changed or gone, and begins those of the ones that have changed or come. */
export async function saveSpans(
  { db }: Pick<Store, "db">,
  target: string,
  services: readonly CostedService[],
  at: Date,
): Promise<void> {
  await db.transaction(async (turn) => {
    const ofTarget = and(eq(costSpans.target, target), isNull(costSpans.until));
    const open = new Map((await turn.select().from(costSpans).where(ofTarget)).map((row) => [row.serviceArn, row]));
    const changed = services.filter((service) => !isSame(open.get(service.serviceArn), service));
    const here = new Set(services.map(({ serviceArn }) => serviceArn));
    const gone = [...open.keys()].filter((arn) => !here.has(arn));
    const ended = [...gone, ...changed.map(({ serviceArn }) => serviceArn).filter((arn) => open.has(arn))];
    for (let first = 0; first < ended.length; first += rowsAtOnce) {
      const some = inArray(costSpans.serviceArn, ended.slice(first, first + rowsAtOnce));
      await turn.update(costSpans).set({ until: at }).where(and(ofTarget, some));
    }
    const moved = services.flatMap((service) => {
      const row = changed.includes(service) ? undefined : open.get(service.serviceArn);
      return row && !isDeepStrictEqual(row.keptIn, service.keptIn) ? [{ ...row, keptIn: service.keptIn }] : [];
    });
    for (let first = 0; first < moved.length; first += rowsAtOnce) {
      await turn
        .insert(costSpans)
        .values(moved.slice(first, first + rowsAtOnce))
        .onConflictDoUpdate({
          target: [costSpans.serviceArn, costSpans.since],
          set: { keptIn: sql`excluded.kept_in` },
        });
    }
    for (let first = 0; first < changed.length; first += rowsAtOnce) {
      const values = changed.slice(first, first + rowsAtOnce).map((service) => ({ ...service, target, since: at }));
      await turn.insert(costSpans).values(values).onConflictDoNothing();
    }
  });
}

/** Which service made which is no matter; only what changes the cost begins a new span. */
function isSame(row: typeof costSpans.$inferSelect | undefined, { facts, loadBalancerArn }: CostedService): boolean {
  const plain: unknown = JSON.parse(JSON.stringify(facts));
  return isDeepStrictEqual(row?.facts, plain) && (row?.loadBalancerArn ?? undefined) === loadBalancerArn;
}

/** By service, of each the oldest first: of those that are there, and what ended within the last days. */
export async function listSpans({ db }: Pick<Store, "db">, target: string): Promise<Map<string, Span[]>> {
  const live = db
    .select({ serviceArn: costSpans.serviceArn })
    .from(costSpans)
    .where(and(eq(costSpans.target, target), isNull(costSpans.until)));
  const rows = await db
    .select()
    .from(costSpans)
    .where(
      and(
        eq(costSpans.target, target),
        or(inArray(costSpans.serviceArn, live), gt(costSpans.until, sql`now() - make_interval(days => ${keptDays})`)),
      ),
    )
    .orderBy(asc(costSpans.serviceName), asc(costSpans.since));
  const spans = new Map<string, Span[]>();
  for (const row of rows) spans.set(row.serviceArn, [...(spans.get(row.serviceArn) ?? []), toSpan(row)]);
  return spans;
}

/** When the services that are there were made, as far as it was read. */
export async function listBirths({ db }: Pick<Store, "db">, target: string): Promise<Map<string, Date | undefined>> {
  const { serviceArn, createdAt } = costSpans;
  const ofTarget = and(eq(costSpans.target, target), isNull(costSpans.until));
  const rows = await db.select({ serviceArn, createdAt }).from(costSpans).where(ofTarget);
  return new Map(rows.map((row) => [row.serviceArn, row.createdAt ?? undefined]));
}

function toSpan({ target: _, createdAt, until, loadBalancerArn, keptIn, ...row }: typeof costSpans.$inferSelect): Span {
  return {
    ...row,
    createdAt: createdAt ?? undefined,
    until: until ?? undefined,
    loadBalancerArn: loadBalancerArn ?? undefined,
    keptIn: keptIn ?? undefined,
  };
}
