import "server-only";
import { type NotificationEventName, type NotificationTone, toneOf } from "@/lib/domain/notification-event";
import type { NotificationFacts } from "@/lib/domain/notification-facts";
import { serviceHref } from "@/lib/domain/service-href";
import { splitTarget } from "@/lib/domain/split-target";
import type { Text } from "@/lib/text/en";
import type { FailureText } from "@/lib/text/en/failure";
import { notificationMessage as en } from "@/lib/text/en/notification-message";
import { fill } from "@/lib/text/fill";
import { notificationMessage as ja } from "@/lib/text/ja/notification-message";
import { loadText } from "@/lib/text/load-text";
import type { Locale } from "@/lib/text/locale";
import { failureText } from "@/lib/text/parts/failure";

export interface TellableEvent {
  id: string;
  name: NotificationEventName;
  at: Date;
  target: string;
  /** Empty where it is of more than one. */
  serviceName: string;
  subject: string;
  facts: NotificationFacts;
}

/** What every channel says, each in its own shape. */
export interface Message {
  tone: NotificationTone;
  title: string;
  facts: { label: string; value: string }[];
  because?: string;
  link: { label: string; url: string };
  footer: string;
  at: Date;
}

interface Reader {
  locale: Locale;
  /** Of the console, as people's browsers know it. */
  origin: string;
}

const wordsOf = { en, ja };

export async function messageOf(
  event: TellableEvent,
  place: { alias?: string; isProtected?: boolean },
  { locale, origin }: Reader,
): Promise<Message> {
  const words = wordsOf[locale];
  const [text, failures] = await Promise.all([loadText(locale), failureText(locale)]);
  const { name, facts, serviceName, target, at } = event;
  const of = serviceName || (place.alias ?? target);
  return {
    tone: toneOf[name],
    title: words.titles[name]({ of, ...facts }),
    facts: labelled(event, place, words, text),
    because: becauseOf(facts, words, failures),
    link: { label: facts.runId ? words.openRun : words.openService, url: `${origin}${pathOf(event)}` },
    footer: words.footer,
    at,
  };
}

export function testMessage({ locale, origin }: Reader, at: Date): Message {
  const words = wordsOf[locale];
  return {
    tone: "neutral",
    title: words.testTitle,
    facts: [],
    because: words.testWords,
    link: { label: words.openSettings, url: `${origin}/settings/notifications` },
    footer: words.footer,
    at,
  };
}

function labelled(
  { facts, serviceName, target }: TellableEvent,
  { alias, isProtected }: { alias?: string; isProtected?: boolean },
  words: typeof en,
  text: Text,
): Message["facts"] {
  const { labels } = words;
  const { account, region } = splitTarget(target);
  const where = [isProtected && words.prod, alias, `${account} · ${region}`].filter(Boolean).join(" · ");
  const all: [label: string, value: string | undefined][] = [
    [labels.where, where],
    [labels.service, serviceName],
    [labels.by, facts.startedBy],
    [labels.reason, facts.reason],
    [labels.version, facts.version],
    [labels.step, facts.step && text.step.names[facts.step]],
    [labels.waitsFor, facts.waitsFor && words.waitsFor[facts.waitsFor]],
    [labels.said, facts.found && facts.because],
    [labels.since, facts.since && utc(facts.since)],
    [labels.cost, costOf(facts, words)],
    [labels.endpoint, facts.endpoint],
  ];
  return all.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

function utc(at: string): string {
  return `${at.slice(0, 16).replace("T", " ")} UTC`;
}

function costOf({ hourlyUsd, medianUsd }: NotificationFacts, words: typeof en): string | undefined {
  if (hourlyUsd === undefined || medianUsd === undefined) return undefined;
  const usd = (amount: number) => `USD ${amount.toFixed(3)}`;
  return words.cost(usd(hourlyUsd), usd(medianUsd));
}

function becauseOf(
  { rule, because, found, cause }: NotificationFacts,
  words: typeof en,
  failures: FailureText,
): string | undefined {
  if (cause) return words.causeOf(cause);
  const what = rule && failures.titles[rule];
  const why = found && fill(failures.causes[found.cause].why, found.named);
  return [what, why ?? because].filter(Boolean).join(": ") || undefined;
}

function pathOf({ facts, target, serviceName }: TellableEvent): string {
  if (facts.runId) return `/runs/${facts.runId}`;
  return serviceName ? serviceHref({ target, serviceName, clusterName: facts.clusterName }) : "/";
}
