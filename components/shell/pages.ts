import type { Text } from "@/lib/text/en";

/** The pages of the top bar, and the key that opens each after `g`. */
export const pages = [
  { href: "/", key: "h", title: ({ shell }: Text) => shell.board },
  { href: "/setup", key: "s", title: ({ shell }: Text) => shell.setup },
] as const;

export const deployPage = "/deploy";

/** On the page of a service: the one that deploys it again. */
export function deployPageOf(pathname: string): string {
  return /^\/\d{12}~[^/]+\/[^/]+$/.test(pathname) ? `${pathname}/deploy` : deployPage;
}
