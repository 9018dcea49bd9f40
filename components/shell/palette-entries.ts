import { serviceHref } from "@/lib/domain/service-href";
import { shortAlias } from "@/lib/domain/short-alias";
import { splitTarget } from "@/lib/domain/split-target";
import type { TeamTarget } from "@/lib/domain/team-status";
import type { Text } from "@/lib/text/en";
import type { KeysText } from "@/lib/text/en/keys";
import { allPages, deployPageIn, withTarget } from "./pages";

export interface PaletteEntry {
  href: string;
  label: string;
  /** Where it is, where the name alone does not tell. */
  about?: string;
  /** After `g`. */
  key?: string;
  /** All that is looked through. */
  searched: string;
}

/** Everything that the palette goes to: pages, then targets, then services, each with its deploy. */
export function paletteEntries(targets: readonly TeamTarget[], text: Text, { palette }: KeysText): PaletteEntry[] {
  const toPages = allPages.map(({ href, key, title }) => entry({ href, key, label: title(text) }));
  const toDeploy = entry({ href: deployPageIn(undefined), label: text.common.deploy });
  const toTargets = targets.map((each) => entry({ href: withTarget("/", each.target), ...nameOf(each) }));
  const toServices = targets.flatMap((each) => {
    const about = placeOf(each);
    return each.services.flatMap((service) => {
      const place = { ...service, target: each.target };
      const page = entry({ href: serviceHref(place), label: service.serviceName, about });
      if (service.mode === "standard") return [page];
      return [page, entry({ href: serviceHref(place, "deploy"), label: palette.deployOf(service.serviceName), about })];
    });
  });
  return [...toPages, toDeploy, ...toTargets, ...toServices];
}

/** Those that have all words; what begins with them stands first, else the order stays. */
export function findEntries(entries: readonly PaletteEntry[], query: string): readonly PaletteEntry[] {
  const wanted = plain(query).trim();
  const words = wanted.split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries;
  const found = entries.filter(({ searched }) => words.every((word) => searched.includes(word)));
  const begins = ({ searched }: PaletteEntry) => searched.startsWith(wanted);
  return [...found.filter(begins), ...found.filter((each) => !begins(each))];
}

function entry(named: Omit<PaletteEntry, "searched">): PaletteEntry {
  return { ...named, searched: plain([named.label, named.about].filter(Boolean).join("\n")) };
}

function nameOf({ target, alias }: TeamTarget): Pick<PaletteEntry, "label" | "about"> {
  const { account, region } = splitTarget(target);
  return { label: alias, about: `${region} · ${account}` };
}

function placeOf(target: TeamTarget): string {
  return `${shortAlias(target)} · ${splitTarget(target.target).region}`;
}

function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
