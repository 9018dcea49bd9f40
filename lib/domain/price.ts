/** What is paid for. An hour's price is for one that is there, a month's for one that is kept or used in a month. */
export const paidPer = {
  "fargate-vcpu": "hour",
  "fargate-gb": "hour",
  "fargate-arm-vcpu": "hour",
  "fargate-arm-gb": "hour",
  "load-balancer": "hour",
  lcu: "hour",
  "public-ipv4": "hour",
  "log-ingest-gb": "month",
  "log-storage-gb": "month",
  alarm: "month",
  "image-gb": "month",
  "build-minute": "month",
} as const satisfies Record<string, "hour" | "month">;

export type PriceItem = keyof typeof paidPer;
export const priceItems = Object.keys(paidPer) as PriceItem[];

/** Read from AWS's Price List, or from the table that comes with Slipway. */
export const priceSources = ["price-list", "table"] as const;
export type PriceSource = (typeof priceSources)[number];

/** What things cost in a Region: USD on demand, before tax and free tier. What is not in it has no price that is known. */
export interface Prices {
  region: string;
  source: PriceSource;
  /** The day of the oldest price in it. */
  asOf: string;
  usd: Partial<Record<PriceItem, number>>;
}
