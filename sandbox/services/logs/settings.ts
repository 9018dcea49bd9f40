import type { World } from "../../world";

/** How a log is given out, and what goes wrong with it. Durations are AWS's: the clock's speed shortens them. */
export interface LogsDisturbance {
  /** Every n-th forward page of a stream comes back empty although there are events; 0 is never. */
  emptyPageEvery: number;
  /** How much of a page is used at most: 0.5 makes pages half full although more would fit. */
  pageFill: number;
  /** Every n-th read at the end of a stream gives another forward token although nothing is new; 0 is never. */
  tokenMovesEvery: number;
  /** How long a new stream is still said not to exist. */
  streamAppearsAfterMs: number;
  /** Between the moment an event is sent and the moment it can be read. */
  ingestionDelayMs: number;
  /** Up to so much more for each event, at random, so that they arrive in another order. */
  shuffleMs: number;
  /** The share of events that come later still, and by how much. */
  lateShare: number;
  lateMs: number;
  /** The share of events that come twice, each time with an id of its own. */
  duplicateShare: number;
  /** Timestamps are cut to multiples of it, so that many events share a millisecond. */
  sameMs: number;
  /** How old what DescribeLogStreams says of a stream's events is. */
  lastEventLagMs: number;
}

export interface LogsSettings extends LogsDisturbance {
  /** Where all that is random begins. */
  seed: number;
  /** What GetLogEvents does with a forward token where `startFromHead` is not true, as AWS asks for. */
  forwardTokenWithoutHead: "refused" | "read";
  /** Events that FilterLogEvents looks through for a page at most, whether or not they match. */
  filterScanEvents: number;
  /** Other rules for some streams: by `<group>:<stream>`, where `*` stands for anything. */
  streams: Record<string, Partial<LogsDisturbance>>;
}

const defaults: LogsSettings = {
  seed: 1,
  emptyPageEvery: 0,
  pageFill: 1,
  tokenMovesEvery: 0,
  streamAppearsAfterMs: 0,
  ingestionDelayMs: 0,
  shuffleMs: 0,
  lateShare: 0,
  lateMs: 30_000,
  duplicateShare: 0,
  sameMs: 1,
  lastEventLagMs: 0,
  forwardTokenWithoutHead: "refused",
  filterScanEvents: 100_000,
  streams: {},
};

export function logsSettings({ settings }: World): LogsSettings {
  return settings.logs ? { ...defaults, ...(settings.logs as Partial<LogsSettings>) } : defaults;
}

/** The settings for one stream; where several patterns fit, the last one has the say. */
export function disturbanceOf(world: World, streamArn: string): LogsSettings {
  const settings = logsSettings(world);
  const name = streamArn.replace(/^.*?:log-group:(.*?):log-stream:/, "$1:");
  const fitting = Object.entries(settings.streams).filter(([pattern]) => fits(name, pattern));
  return fitting.length === 0 ? settings : Object.assign({}, settings, ...fitting.map(([, own]) => own));
}

function fits(name: string, pattern: string): boolean {
  const expression = pattern.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${expression.join(".*")}$`, "s").test(name);
}
