import "server-only";
import { isGoodAnswer } from "@/lib/domain/health-signs";
import { probeUrl } from "@/lib/domain/probe-url";
import { rowKey } from "@/lib/domain/row-key";
import { log } from "@/server/log";
import type { Store } from "@/server/store/open-store";
import { type ProbeAnswer as RecordedAnswer, recordProbes } from "@/server/store/record-health";
import { type ProbeAnswer, probe } from "./probe";

/** A service whose endpoint is public, as AWS has given it. */
export interface ProbedService {
  clusterName: string;
  serviceName: string;
  endpoint: string;
  healthCheckPath: string;
}

interface Probed extends ProbedService {
  target: string;
  store: Store;
  url: URL;
  nextAt: number;
  isAsked?: true;
  /** What is written down of it. */
  told?: string;
  /** Its latest answer came from nowhere: it may be the way there that is broken. */
  isSilent?: boolean;
}

const everyMs = 30_000;
const inFlightAtMost = 100;
const lookEveryMs = 250;
const tellEveryMs = 5_000;
/** A target of which nobody has heard for so long is watched by somebody else, or by nobody. */
const forgetAfterMs = 180_000;
/** Where so many are silent, and more than answer, it is the way from here that is broken. */
const silentAtLeast = 5;

interface Prober {
  targets: Map<string, { at: number; services: Map<string, Probed> }>;
  answers: Map<string, { store: Store; answers: RecordedAnswer[] }>;
  inFlight: number;
  timers: NodeJS.Timeout[];
}

// Shared by all bundles of the process.
const own = globalThis as typeof globalThis & { slipwayProber?: Prober };

function prober(): Prober {
  own.slipwayProber ??= { targets: new Map(), answers: new Map(), inFlight: 0, timers: [] };
  return own.slipwayProber;
}

/**
 * The endpoints of a target from now on, whoever was asked before. It is called where the target is watched, which is one process
 * of the fleet, so no endpoint is asked twice.
 */
export function probeServices(store: Store, target: string, services: readonly ProbedService[]): void {
  const { targets, timers } = prober();
  const before = targets.get(target)?.services;
  const kept = new Map<string, Probed>();
  for (const service of services) {
    const url = probeUrl(service.endpoint, service.healthCheckPath);
    const known = before?.get(rowKey(service));
    if (url && known?.url.href === url.href) kept.set(rowKey(service), known);
    // Spread over the time between two looks, so that many services are no crowd.
    else if (url)
      kept.set(rowKey(service), { ...service, target, store, url, nextAt: Date.now() + Math.random() * everyMs });
  }
  targets.set(target, { at: Date.now(), services: kept });
  if (timers.length > 0) return;
  timers.push(setInterval(askDue, lookEveryMs).unref(), setInterval(() => void tell(), tellEveryMs).unref());
}

export function stopProbing(): void {
  const { timers, targets } = prober();
  for (const timer of timers.splice(0)) clearInterval(timer);
  targets.clear();
}

function askDue(): void {
  const own = prober();
  const now = Date.now();
  for (const [target, { at, services }] of own.targets) {
    if (now - at > forgetAfterMs) own.targets.delete(target);
    for (const service of services.values()) {
      if (own.inFlight >= inFlightAtMost) return;
      if (service.nextAt <= now && !service.isAsked) void ask(service);
    }
  }
}

async function ask(service: Probed): Promise<void> {
  const own = prober();
  own.inFlight += 1;
  service.isAsked = true;
  service.nextAt = Date.now() + everyMs * (0.9 + Math.random() * 0.2);
  const answer = await probe(service.url);
  own.inFlight -= 1;
  delete service.isAsked;
  if (!answer.isRefused) note(service, answer);
}

/** Good answers are written down when they are news; the others each time, for they are counted. */
function note(service: Probed, { statusCode, reason }: ProbeAnswer): void {
  service.isSilent = statusCode === undefined;
  const told = `${statusCode ?? reason}`;
  if (isGoodAnswer({ statusCode }) && service.told === told) return;
  service.told = told;
  const { target, store, clusterName, serviceName } = service;
  const { answers } = prober();
  const ofTarget = answers.get(target) ?? { store, answers: [] };
  answers.set(target, ofTarget);
  ofTarget.answers.push({
    ...{ clusterName, serviceName },
    ...(statusCode !== undefined && { statusCode }),
    ...(reason !== undefined && { reason }),
  });
}

async function tell(): Promise<void> {
  const { answers } = prober();
  const isCutOff = isWayBroken();
  const all = [...answers];
  answers.clear();
  for (const [target, { store, answers: some }] of all) {
    const told = isCutOff ? some.filter(({ statusCode }) => statusCode !== undefined) : some;
    if (told.length === 0) continue;
    try {
      await recordProbes(store, target, told, new Date().toISOString());
    } catch (error) {
      log().warn({ err: error, target }, "Answers of endpoints were not written down");
    }
  }
}

/** Most endpoints cannot all have fallen silent: then nothing is said of those that seem to have. */
function isWayBroken(): boolean {
  const services = [...prober().targets.values()].flatMap((target) => [...target.services.values()]);
  const silent = services.filter(({ isSilent }) => isSilent === true).length;
  const speaking = services.filter(({ isSilent }) => isSilent === false).length;
  return silent >= silentAtLeast && silent > speaking;
}
