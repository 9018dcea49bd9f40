import "server-only";
import { type Filter, GetProductsCommand } from "@aws-sdk/client-pricing";
import { z } from "zod";
import type { PriceItem } from "@/lib/domain/price";
import type { AwsClients } from "./clients";

interface Search {
  serviceCode: string;
  filters: Filter[];
  /** By what the usage type ends with: what it begins with differs from Region to Region, and in us-east-1 from service to service. */
  items: Partial<Record<PriceItem, string>>;
}

const contains = (Value: string): Filter => ({ Type: "CONTAINS", Field: "usagetype", Value });

const searches: readonly Search[] = [
  {
    serviceCode: "AmazonECS",
    filters: [contains("Fargate-")],
    items: {
      "fargate-vcpu": "Fargate-vCPU-Hours:perCPU",
      "fargate-gb": "Fargate-GB-Hours",
      "fargate-arm-vcpu": "Fargate-ARM-vCPU-Hours:perCPU",
      "fargate-arm-gb": "Fargate-ARM-GB-Hours",
    },
  },
  {
    serviceCode: "AWSELB",
    filters: [{ Type: "TERM_MATCH", Field: "operation", Value: "LoadBalancing:Application" }],
    items: { "load-balancer": "LoadBalancerUsage", lcu: "LCUUsage" },
  },
  {
    serviceCode: "AmazonVPC",
    filters: [contains("PublicIPv4:InUseAddress")],
    items: { "public-ipv4": "PublicIPv4:InUseAddress" },
  },
  {
    serviceCode: "AmazonCloudWatch",
    filters: [contains("DataProcessing-Bytes")],
    items: { "log-ingest-gb": "DataProcessing-Bytes" },
  },
  {
    serviceCode: "AmazonCloudWatch",
    filters: [contains("TimedStorage-ByteHrs")],
    items: { "log-storage-gb": "TimedStorage-ByteHrs" },
  },
  {
    serviceCode: "AmazonCloudWatch",
    filters: [contains("CW:AlarmMonitorUsage")],
    items: { alarm: "CW:AlarmMonitorUsage" },
  },
  {
    serviceCode: "AmazonECR",
    filters: [contains("TimedStorage-ByteHrs")],
    items: { "image-gb": "TimedStorage-ByteHrs" },
  },
  {
    serviceCode: "CodeBuild",
    filters: [contains("Build-Min:Linux:g1.small")],
    items: { "build-minute": "Build-Min:Linux:g1.small" },
  },
];

const mostPages = 5;

/** What the Price List says of a Region; what it does not say, or says in two ways, is left out. */
export async function readListPrices(
  aws: Pick<AwsClients, "pricing">,
  region: string,
): Promise<Partial<Record<PriceItem, number>>> {
  const usd: Partial<Record<PriceItem, number>> = {};
  // One after the other: nobody waits for them, and the Price List has a low rate.
  for (const search of searches) Object.assign(usd, pricesIn(await listProducts(aws, region, search), search));
  return usd;
}

async function listProducts(
  { pricing }: Pick<AwsClients, "pricing">,
  region: string,
  { serviceCode, filters }: Search,
): Promise<Product[]> {
  const products: Product[] = [];
  let token: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const { PriceList = [], NextToken } = await pricing.send(
      new GetProductsCommand({
        ServiceCode: serviceCode,
        Filters: [{ Type: "TERM_MATCH", Field: "regionCode", Value: region }, ...filters],
        MaxResults: 100,
        NextToken: token,
      }),
    );
    products.push(...PriceList.map((json: unknown) => Product.parse(JSON.parse(String(json)))));
    if (!NextToken) break;
    token = NextToken;
  }
  return products;
}

const Dimension = z.object({ beginRange: z.string().default("0"), pricePerUnit: z.object({ USD: z.string() }) });
const Product = z.object({
  product: z.object({ attributes: z.object({ usagetype: z.string() }) }),
  terms: z.object({ OnDemand: z.record(z.string(), z.object({ priceDimensions: z.record(z.string(), Dimension) })) }),
});
type Product = z.infer<typeof Product>;

function pricesIn(products: readonly Product[], { items }: Search): Partial<Record<PriceItem, number>> {
  const found = Object.entries(items).flatMap(([item, ending]) => {
    const isOfItem = ({ product }: Product) => {
      const { usagetype } = product.attributes;
      return usagetype === ending || usagetype.endsWith(`-${ending}`);
    };
    const [price, ...others] = new Set(products.filter(isOfItem).flatMap(firstTier));
    return price !== undefined && others.length === 0 ? [[item, price]] : [];
  });
  return Object.fromEntries(found);
}

/** Of the first unit, where more of it costs less. What costs nothing is a free tier, or another way to count. */
function firstTier({ terms }: Product): number[] {
  return Object.values(terms.OnDemand)
    .flatMap(({ priceDimensions }) => Object.values(priceDimensions))
    .filter(({ beginRange }) => beginRange === "0")
    .map(({ pricePerUnit }) => Number(pricePerUnit.USD))
    .filter((usd) => usd > 0);
}

/** The Price List answers in three Regions, about all of them. */
export function priceListRegion(region: string): string {
  if (region.startsWith("eu-") || region.startsWith("me-") || region.startsWith("af-")) return "eu-central-1";
  return region.startsWith("ap-") ? "ap-south-1" : "us-east-1";
}
