import "server-only";
import type { Viewer } from "@/lib/domain/viewer";
import { log } from "@/server/log";
import type { Store } from "@/server/store/open-store";
import { noteViewer, tellOfViewer } from "@/server/store/target-viewers";

/** Who has looked within this time looks: twice the time in which it is written down again, and more. */
export const onScreenS = 15;
const noteEveryMs = 5_000;

interface Looking {
  viewerId: string;
  viewer: Viewer;
  /** Others may come while somebody looks. */
  targets: readonly string[];
}

interface Looks {
  open: Set<Looking>;
  timer?: NodeJS.Timeout;
  turn: number;
  /** When it was last written down that somebody looks at a target. */
  notedAt: Map<string, number>;
}

// Shared by all bundles of the process; kept by store, since tests open several.
const own = globalThis as typeof globalThis & { slipwayLooks?: WeakMap<Store, Looks> };

function looksOf(store: Store): Looks {
  own.slipwayLooks ??= new WeakMap();
  const looks = own.slipwayLooks.get(store) ?? { open: new Set(), turn: 0, notedAt: new Map() };
  own.slipwayLooks.set(store, looks);
  return looks;
}

/** Somebody looks at these targets until the signal ends it. However many do, it is written down for one of them at a time. */
export async function lookAt(store: Store, looking: Looking, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const looks = looksOf(store);
  looks.open.add(looking);
  signal.addEventListener("abort", () => {
    looks.open.delete(looking);
    if (looks.open.size > 0) return;
    clearInterval(looks.timer);
    looks.timer = undefined;
  });
  looks.timer ??= setInterval(() => note(store, looks), noteEveryMs).unref();
  await glanceAt(store, looking);
}

/** Somebody has looked once. A thousand screens that begin at the same time are one: they have no rights that a target could be read with. */
export async function glanceAt(store: Store, { viewerId, viewer, targets }: Looking): Promise<void> {
  const { notedAt } = looksOf(store);
  const now = Date.now();
  const isNews = (target: string) => now - (notedAt.get(target) ?? 0) > noteEveryMs;
  if (!viewer.sessionId && !targets.some(isNews)) return;
  for (const target of targets) notedAt.set(target, now);
  await noteViewer(store, viewerId, viewer, [...targets]);
  await tellOfViewer(store);
}

/** The same, beside an answer that does not wait until it is written down. */
export function glanceBeside(store: Store, looking: Looking): void {
  glanceAt(store, looking).catch((error) => log().warn({ err: error }, "A look was not noted"));
}

/** Each time another of those who look at a target: its watcher finds several whose rights it could work with. */
function note(store: Store, looks: Looks): void {
  looks.turn++;
  const byTarget = new Map<string, Looking[]>();
  for (const looking of looks.open) {
    for (const target of looking.targets) byTarget.set(target, [...(byTarget.get(target) ?? []), looking]);
  }
  const chosen = new Map<Looking, string[]>();
  for (const [target, all] of byTarget) {
    const looking = all[looks.turn % all.length];
    if (looking) chosen.set(looking, [...(chosen.get(looking) ?? []), target]);
  }
  for (const [{ viewerId, viewer }, targets] of chosen) {
    noteViewer(store, viewerId, viewer, targets).catch((error) => log().warn({ err: error }, "A look was not noted"));
  }
}
