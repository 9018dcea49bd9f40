import { byAttention } from "@/components/service/service-states";
import type { ServiceState } from "@/lib/domain/service";
import type { Target } from "@/lib/domain/target";

export const groupings = ["target", "team", "none"] as const;
export type Grouping = (typeof groupings)[number];

export const looks = ["table", "compact", "cards"] as const;
export type Look = (typeof looks)[number];

/** What of the board is seen, and how. */
export interface BoardView {
  state?: ServiceState;
  words: string;
  grouping: Grouping;
  look: Look;
  /** Without one, all of them. */
  target?: Target;
}

export const plainView: BoardView = { words: "", grouping: "target", look: "table" };

/** The address is the truth: whatever is not in it is as on the plain board. */
export function viewOf(search: URLSearchParams): BoardView {
  return {
    state: byAttention.find((state) => state === search.get("state")),
    words: search.get("q") ?? "",
    grouping: groupings.find((grouping) => grouping === search.get("group")) ?? plainView.grouping,
    look: looks.find((look) => look === search.get("as")) ?? plainView.look,
    target: search.get("target") ?? undefined,
  };
}

export function queryOf({ state, words, grouping, look, target }: BoardView): string {
  const members = {
    target,
    state,
    q: words || undefined,
    group: grouping === plainView.grouping ? undefined : grouping,
    as: look === plainView.look ? undefined : look,
  };
  const given = Object.entries(members).filter((member): member is [string, string] => member[1] !== undefined);
  return new URLSearchParams(given).toString();
}

export function isFiltered({ state, words }: BoardView): boolean {
  return state !== undefined || words.trim() !== "";
}
