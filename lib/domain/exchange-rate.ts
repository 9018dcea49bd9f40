import { z } from "zod";

/** How many yen a dollar is, as an admin says: Slipway has no rate of its own. */
export const ExchangeRate = z.strictObject({
  currency: z.enum(["JPY"], { error: "currency" }),
  perUsd: z.number({ error: "rate" }).min(1, { error: "rate" }).max(10_000, { error: "rate" }),
  /** The day of the rate. */
  asOf: z.iso.date({ error: "date" }),
});
export type ExchangeRate = z.infer<typeof ExchangeRate>;
