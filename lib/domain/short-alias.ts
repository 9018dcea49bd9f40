import { splitTarget } from "./split-target";
import type { Target } from "./target";

/** An account without an alias is told by its last digits. */
export function shortAlias({ alias, target }: { alias: string; target: Target }): string {
  const { account } = splitTarget(target);
  return alias === account ? account.slice(-4) : alias;
}
