export interface QuietHours {
  /** `22:00`; may be later than `to`: then it goes over midnight. */
  from: string;
  to: string;
  /** An IANA name: `Asia/Tokyo`. */
  timeZone: string;
}

const minuteMs = 60_000;
const dayMinutes = 1440;

/** When they end, if they are on: nothing is sent before. The clock of the time zone decides, also where it is put back or forward. */
export function quietUntil({ from, to, timeZone }: QuietHours, now: Date): Date | undefined {
  const clock = minutesIn(timeZone, now);
  if (!isWithin(clock, minutesOf(from), minutesOf(to))) return undefined;
  const wholeMinute = Math.floor(now.getTime() / minuteMs) * minuteMs;
  for (let later = 1; later <= dayMinutes + 120; later++) {
    const at = new Date(wholeMinute + later * minuteMs);
    if (!isWithin(minutesIn(timeZone, at), minutesOf(from), minutesOf(to))) return at;
  }
  return undefined; // a day without an end of them has none: then they are not kept
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function isWithin(clock: number, from: number, to: number): boolean {
  return from <= to ? clock >= from && clock < to : clock >= from || clock < to;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function minutesIn(timeZone: string, at: Date): number {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  formats.set(timeZone, format);
  return minutesOf(format.format(at));
}
