import type { PriceItem, Prices } from "./price";

interface Row {
  regions: readonly string[];
  source: string;
  /** The day on which the source was looked at. */
  asOf: string;
  usd: Partial<Record<PriceItem, number>>;
}

/** When the table was gathered. */
const gathered = "2026-11-23";

const quoted = "Price List, as public repositories quoted it in 2026";
const tokyo = "Price List of ap-northeast-1, effective 2026-07-01";
const frankfurt = "Price List of eu-central-1, effective 2026-07-07";
const known = "AWS's price pages, as they have long been; not looked up again";

const likeVirginia = ["us-east-2", "us-west-2"];
const virginia = {
  "fargate-vcpu": 0.04048,
  "fargate-gb": 0.004445,
  "fargate-arm-vcpu": 0.03238,
  "fargate-arm-gb": 0.00356,
  "load-balancer": 0.0225,
  lcu: 0.008,
  "public-ipv4": 0.005,
  alarm: 0.1,
};

/** For where the Price List may not be read. A price that is not here is not guessed. */
const priceTable: readonly Row[] = [
  {
    regions: ["us-east-1"],
    source: quoted,
    asOf: gathered,
    usd: virginia,
  },
  {
    regions: ["us-east-1", ...likeVirginia],
    source: known,
    asOf: gathered,
    usd: { "log-ingest-gb": 0.5, "log-storage-gb": 0.03, "image-gb": 0.1, "build-minute": 0.005 },
  },
  {
    regions: likeVirginia,
    source: known,
    asOf: gathered,
    usd: virginia,
  },
  {
    regions: ["ap-northeast-1"],
    source: quoted,
    asOf: "2026-08-27",
    usd: {
      "fargate-vcpu": 0.05056,
      "fargate-gb": 0.00553,
      "fargate-arm-vcpu": 0.04045,
      "fargate-arm-gb": 0.00442,
      "load-balancer": 0.0243,
      lcu: 0.008,
      "public-ipv4": 0.005,
      alarm: 0.1,
    },
  },
  {
    regions: ["ap-northeast-1"],
    source: tokyo,
    asOf: "2026-07-01",
    usd: { "log-ingest-gb": 0.76, "log-storage-gb": 0.033 },
  },
  {
    regions: ["ap-northeast-1", "eu-west-1", "eu-central-1"],
    source: known,
    asOf: gathered,
    usd: { "image-gb": 0.1, "build-minute": 0.005 },
  },
  {
    regions: ["eu-west-1"],
    source: known,
    asOf: gathered,
    usd: {
      "fargate-vcpu": 0.04048,
      "fargate-gb": 0.004445,
      "load-balancer": 0.0252,
      lcu: 0.008,
      "public-ipv4": 0.005,
      "log-ingest-gb": 0.57,
      "log-storage-gb": 0.03,
      alarm: 0.1,
    },
  },
  {
    regions: ["eu-central-1"],
    source: frankfurt,
    asOf: "2026-07-07",
    usd: { "fargate-vcpu": 0.04656, "fargate-gb": 0.00511 },
  },
  {
    regions: ["eu-central-1"],
    source: known,
    asOf: gathered,
    usd: { "load-balancer": 0.027, lcu: 0.008, "public-ipv4": 0.005, "log-ingest-gb": 0.63, alarm: 0.1 },
  },
];

/** Of a Region that the table does not have there are none, and so no figures. */
export function tablePrices(region: string): Prices {
  const rows = priceTable.filter(({ regions }) => regions.includes(region));
  const days = rows.map(({ asOf }) => asOf).sort();
  return {
    region,
    source: "table",
    asOf: days[0] ?? gathered,
    usd: Object.assign({}, ...rows.map(({ usd }) => usd)),
  };
}
