import type { LiveTailSessionUpdate } from "@aws-sdk/client-cloudwatch-logs";
import { chance } from "./chance";
import type { LogEventRow } from "./log-block";

interface Heard {
  logGroupIdentifier: string;
  logStreamName: string;
  event: LogEventRow;
}

const MOST_EVENTS = 500;

/** What a Live Tail session has heard since its last update: all of it, or so many as an update takes, picked evenly. */
export class LiveTailSample {
  private heard: Heard[] = [];
  private count = 0;

  add(heard: Heard): void {
    this.count += 1;
    if (this.heard.length < MOST_EVENTS) {
      this.heard.push(heard);
      return;
    }
    const at = Math.floor(chance(heard.event.sequence) * this.count);
    if (at < MOST_EVENTS) this.heard[at] = heard;
  }

  /** The update, after which the hearing begins anew. */
  take(): LiveTailSessionUpdate {
    const { heard, count } = this;
    this.heard = [];
    this.count = 0;
    return {
      sessionMetadata: { sampled: count > heard.length },
      sessionResults: heard
        .sort((a, b) => a.event.sequence - b.event.sequence)
        .map(({ logGroupIdentifier, logStreamName, event: { message, timestamp, ingestionTime } }) => ({
          logGroupIdentifier,
          logStreamName,
          message,
          timestamp,
          ingestionTime,
        })),
    };
  }
}
