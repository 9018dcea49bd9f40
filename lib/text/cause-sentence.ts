import type { HealthCause } from "@/lib/domain/health";
import type { IncidentText } from "./en/incident";

/** Why a service was not well, in a sentence; AWS's own words stand in it as they are. */
export function causeSentence(cause: HealthCause, { causes }: IncidentText): string {
  return (causes[cause.kind] as (cause: HealthCause) => string)(cause);
}
