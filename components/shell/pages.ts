import type { Target } from "@/lib/domain/target";
import type { Text } from "@/lib/text/en";

/** The pages of the top bar, and the key that opens each after `g`. */
export const pages = [
  { href: "/", key: "h", title: ({ shell }: Text) => shell.board, takesTarget: true },
  { href: "/setup", key: "s", title: ({ shell }: Text) => shell.setup, takesTarget: true },
  { href: "/costs", key: "m", title: ({ shell }: Text) => shell.costs, takesTarget: false },
  { href: "/activity", key: "a", title: ({ shell }: Text) => shell.activity, takesTarget: false },
  { href: "/settings", key: "c", title: ({ shell }: Text) => shell.settings, takesTarget: false },
] as const;

/** Reached by key, by the palette, and from a build. */
export const buildsPage = {
  href: "/builds",
  key: "b",
  title: ({ shell }: Text) => shell.builds,
  takesTarget: true,
} as const;

/** Reached by key, by the palette, and from the board; it has no bar above. */
export const wallPage = {
  href: "/wall",
  key: "w",
  title: ({ shell }: Text) => shell.wall,
  takesTarget: false,
} as const;

export const allPages = [...pages, buildsPage, wallPage] as const;

const deployPage = "/deploy";

/** The same page, about one target. */
export function withTarget(href: string, target: Target | undefined): string {
  return target ? `${href}?target=${target}` : href;
}

export function deployPageIn(target: Target | undefined): string {
  return withTarget(deployPage, target);
}

/** By its key after `g`: the page, about the same target. */
export function pageOfKey(key: string, pathname: string, search: string): string | undefined {
  const page = allPages.find((each) => each.key === key);
  return page && withTarget(page.href, page.takesTarget ? targetIn(pathname, search) : undefined);
}

function targetIn(pathname: string, search: string): Target | undefined {
  const inPath = /^\/(\d{12}~[^/]+)\//.exec(decodeURIComponent(pathname))?.[1];
  return inPath ?? new URLSearchParams(search).get("target") ?? undefined;
}

/** On the page of a service: the one that deploys it again. */
export function deployPageOf(pathname: string, search: string): string {
  if (/^\/\d{12}~[^/]+\/[^/]+$/.test(pathname)) return `${pathname}/deploy${clusterIn(search)}`;
  return deployPageIn(new URLSearchParams(search).get("target") ?? undefined);
}

function clusterIn(search: string): string {
  const cluster = new URLSearchParams(search).get("cluster");
  return cluster ? `?cluster=${encodeURIComponent(cluster)}` : "";
}
