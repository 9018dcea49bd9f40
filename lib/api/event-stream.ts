import type { LogLine } from "@/lib/domain/log";
import { ProblemError } from "@/lib/domain/problem";
import type { Run } from "@/lib/domain/run";
import type { BuildDetail } from "@/lib/domain/seen-build";
import type { TeamPatch } from "@/lib/domain/team-status";
import { type AnswerOf, call, urlOf } from "./client";

/** `closed`: nothing is watched, or the run has ended and all of it is here. */
export type Connection =
  | { state: "closed" | "connecting" | "live" | "signed-out" }
  | { state: "reconnecting"; attempt: number; retryAt: number };

interface Watched {
  runId?: string;
  build?: { target: string; buildId: string };
  /** The cursor: the number of the last line that is here. */
  lastNumber?: () => number;
  onLines?: (lines: LogLine[]) => void;
  onRun?: (run: Run) => void;
  onBuild?: (build: BuildDetail) => void;
  /** What of the team's services is here; the stream begins with what has changed since. */
  teamCursor?: () => string | undefined;
  onTeam?: (patch: TeamPatch) => void;
  onRuns?: (runs: AnswerOf<"GET /api/v1/runs">["runs"]) => void;
  onConnection: (connection: Connection) => void;
}

export interface EventStream {
  /** At once, whatever it waits for. */
  reconnect: () => void;
  close: () => void;
}

/** The server sends a ping every 10 s: without any sign for this long the connection is dead, whatever the browser thinks of it. */
const silentMs = 25_000;
const firstDelayMs = 400;
const longestDelayMs = 15_000;
const probeMs = 5000;

/** Twice as long as the last time, and never the same for two viewers. */
export function reconnectDelayMs(attempt: number, random: number): number {
  const ceiling = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(attempt, 10));
  return Math.round(ceiling / 2 + (ceiling / 2) * random);
}

/** The one event stream of a page. It comes back by itself from where it was, until it is closed, has seen the end or is signed out. */
export function openEventStream(
  watched: Watched,
  connect = (address: string) => new EventSource(address),
): EventStream {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;
  let isOver = false;

  function tell(connection: Connection): void {
    if (!isOver) watched.onConnection(connection);
  }

  function open(): void {
    drop();
    if (attempt === 0) tell({ state: "connecting" });
    const { runId, build, lastNumber, teamCursor } = watched;
    const ofBuild = build && { build: build.buildId, target: build.target };
    const asked = { run: runId, ...ofBuild, after: lastNumber?.() ?? 0, team: teamCursor?.() };
    const opened = connect(urlOf("GET /api/v1/events", asked));
    source = opened;
    const on = (name: string, act: (data: string) => void) =>
      opened.addEventListener(name, (event) => {
        if (source !== opened) return;
        attempt = 0;
        expectSign();
        act((event as MessageEvent<string>).data);
      });

    on("open", () => tell({ state: "live" }));
    on("ping", () => {});
    on("lines", (data) => watched.onLines?.(JSON.parse(data)));
    on("run", (data) => watched.onRun?.(JSON.parse(data)));
    on("build", (data) => watched.onBuild?.(JSON.parse(data)));
    on("runs", (data) => watched.onRuns?.(JSON.parse(data).runs));
    on("team", (data) => watched.onTeam?.(JSON.parse(data)));
    on("end", close);
    opened.addEventListener("error", () => source === opened && lost());
    expectSign();
  }

  function expectSign(): void {
    clearTimeout(timer);
    timer = setTimeout(lost, silentMs);
  }

  async function lost(): Promise<void> {
    drop();
    const delayMs = reconnectDelayMs(attempt, Math.random());
    attempt += 1;
    tell({ state: "reconnecting", attempt, retryAt: Date.now() + delayMs });
    const waiting = setTimeout(open, delayMs + probeMs);
    timer = waiting;
    const isSignedOut = await probe();
    if (timer !== waiting || isOver) return;
    clearTimeout(waiting);
    if (isSignedOut) tell({ state: "signed-out" });
    else timer = setTimeout(open, delayMs);
  }

  function drop(): void {
    clearTimeout(timer);
    timer = undefined;
    source?.close();
    source = undefined;
  }

  function close(): void {
    drop();
    tell({ state: "closed" });
    isOver = true;
  }

  open();
  return {
    reconnect: () => {
      if (isOver || source) return;
      attempt = 0;
      open();
    },
    close,
  };
}

/** An EventSource does not say why it failed: one plain request does. */
function probe(): Promise<boolean> {
  return call("GET /api/v1/runs", { limit: 1 }, AbortSignal.timeout(probeMs)).then(
    () => false,
    (error) => error instanceof ProblemError && error.kind === "not-signed-in",
  );
}
