import type { Place } from "../../place";
import { servicequotasSettings } from "./settings";

/** What was asked for and granted, by `codebuild/L-9D07B6EF`. */
export function grantedTable(place: Place): Map<string, number> {
  return place.world.table(place, "servicequotas.granted");
}

/** A quota that is not the default one: because AWS granted it, or because the scenario says so. */
export function grantedQuota(place: Place, key: string | undefined): number | undefined {
  return key === undefined ? undefined : (grantedTable(place).get(key) ?? servicequotasSettings(place).values[key]);
}
