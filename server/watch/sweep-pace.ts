import "server-only";
import { performance } from "node:perf_hooks";

const everyMs = 5_000;
/** Parts of the time in which the process has something to do. */
const busy = 0.7;
const calm = 0.5;
const most = 3;

/**
 * How many times rarer than usual whole targets are read, 1 to 3, by how busy this process is. Whoever asks it for something waits
 * behind what it reads: where it watches thousands of services, that is let go slower before people have to wait.
 */
export class SweepPace {
  private stretch = 1;
  private since = performance.eventLoopUtilization();
  private readAt = Date.now();

  /** Asked before each look: often enough to find its way within a minute. */
  now(): number {
    if (Date.now() - this.readAt < everyMs) return this.stretch;
    const { utilization } = performance.eventLoopUtilization(this.since);
    this.since = performance.eventLoopUtilization();
    this.readAt = Date.now();
    this.stretch = stretchAfter(this.stretch, utilization);
    return this.stretch;
  }
}

export function stretchAfter(stretch: number, utilization: number): number {
  if (utilization > busy) return Math.min(most, stretch * 1.2);
  return utilization < calm ? Math.max(1, stretch / 1.1) : stretch;
}
