import type { Text } from "./text/en";
import type { Locale } from "./text/locale";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** `2:09`, `1:02:09`. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / second));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const [first = 0, ...others] = parts[0] === 0 ? parts.slice(1) : parts;
  return [String(first), ...others.map((part) => String(part).padStart(2, "0"))].join(":");
}

/** How long something took, or takes so far. */
export function durationBetween(startedAt: string, endedAt: string | undefined, now: number): string {
  return duration((endedAt ? Date.parse(endedAt) : now) - Date.parse(startedAt));
}

/** `8 s`, `12 min`, `19 h`, `6 d`: the largest unit alone. */
export function age(at: string | number, now: number, { time }: Text): string {
  const ms = Math.max(0, now - (typeof at === "number" ? at : Date.parse(at)));
  if (ms < minute) return time.seconds(Math.floor(ms / second));
  if (ms < hour) return time.minutes(Math.floor(ms / minute));
  if (ms < day) return time.hours(Math.floor(ms / hour));
  return time.days(Math.floor(ms / day));
}

/** `just now`, `12 min ago`. */
export function ago(at: string, now: number, text: Text): string {
  return now - Date.parse(at) < 5 * second ? text.time.justNow : text.time.ago(age(at, now, text));
}

/** `2 h 14 m`, `14 min`. */
export function timeLeft(ms: number, { time }: Text): string {
  const minutes = Math.max(0, Math.floor(ms / minute));
  return minutes < 60 ? time.minutes(minutes) : time.hoursAndMinutes(Math.floor(minutes / 60), minutes % 60);
}

/** `84 MB`, `1.9 GB`; decimal units, as the AWS console has them for images. */
export function bytes(count: number, locale: Locale): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, count)) / 3));
  const amount = count / 1000 ** power;
  const maximumFractionDigits = power > 0 && amount < 10 ? 1 : 0;
  return new Intl.NumberFormat(locale, { style: "unit", unit: units[power], maximumFractionDigits }).format(amount);
}

export function count(value: number, locale: Locale): string {
  return new Intl.NumberFormat(locale).format(value);
}

export function dateTime(at: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "medium" }).format(new Date(at));
}

export function date(at: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium" }).format(new Date(at));
}

/** The time of day alone. */
export function clock(at: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: "short" }).format(new Date(at));
}

/** `99.95`, without more digits than say something. */
export function percent(value: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value);
}

/** `$1.0934`: an estimate by the hour is small, so it has four digits. */
export function hourlyMoney(usd: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency: "USD",
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: 4,
    maximumFractionDigits: 4,
  }).format(usd);
}

/** `$43.88` */
export function money(usd: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { style: "currency", currency: "USD", currencyDisplay: "narrowSymbol" }).format(
    usd,
  );
}

/** `18:04`, as a clock on a wall has it. */
export function wallClock(at: number, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);
}
