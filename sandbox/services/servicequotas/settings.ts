import type { Place } from "../../place";

export interface ServiceQuotasSettings {
  /** Quotas other than the default ones: `{ "codebuild/L-9D07B6EF": 0 }`. */
  values: Record<string, number>;
  /** What becomes of a request for more. */
  requests: "approve" | "deny" | "stay-open";
  /** How long AWS takes for a decision. */
  decisionMs: number;
  /** Other rules for single accounts, by their number. */
  accounts: Record<string, Partial<Omit<ServiceQuotasSettings, "accounts">>>;
}

const defaults: ServiceQuotasSettings = { values: {}, requests: "approve", decisionMs: 30 * 60_000, accounts: {} };

export function servicequotasSettings({ world: { settings }, account }: Place): ServiceQuotasSettings {
  const given = { ...defaults, ...(settings.servicequotas as Partial<ServiceQuotasSettings> | undefined) };
  const own = given.accounts[account];
  return { ...given, ...own, values: { ...given.values, ...own?.values } };
}
