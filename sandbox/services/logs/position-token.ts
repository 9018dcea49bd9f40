import type { World } from "../../world";
import { invalidParameter } from "./invalid-parameter";
import type { LogPosition } from "./log-block";

/** Which way a token reads on: forward or back in a stream (`f`, `b`), or through several of them. */
export type Direction = "f" | "b";

export interface PositionToken {
  direction: Direction;
  position: LogPosition;
}

const LIFE_MS = 24 * 60 * 60 * 1000;

/** 56 digits, as AWS writes the ids of events. */
export function eventId({ timestamp, sequence }: LogPosition): string {
  return `3${digits(timestamp, 25)}${digits(sequence, 30)}`;
}

/** As long as an event's id, with the time at which it was given out. */
export function writeToken({ clock }: World, { direction, position }: PositionToken): string {
  const { timestamp, sequence } = position;
  return `${direction}/3${digits(timestamp, 15)}${digits(sequence, 20)}${digits(clock.now(), 20)}`;
}

/** A token stands for a day, by the clock of the machine: who holds it waits for no work of AWS's. */
export function readToken({ clock }: World, token: string | undefined): PositionToken | undefined {
  if (token === undefined) return undefined;
  const [, direction, timestamp, sequence, givenAt] = /^([fb])\/3(\d{15})(\d{20})(\d{20})$/.exec(token) ?? [];
  if (!direction) throw invalidParameter("The specified nextToken is invalid.");
  if (Number(givenAt) + LIFE_MS < clock.now()) throw invalidParameter("The specified nextToken has expired.");
  return {
    direction: direction as Direction,
    position: { timestamp: Number(timestamp), sequence: Number(sequence) },
  };
}

function digits(value: number, length: number): string {
  return String(Math.floor(value)).padStart(length, "0");
}
