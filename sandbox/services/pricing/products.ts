import { createHash } from "node:crypto";
import { EFFECTIVE_DATE, type PricedItem, pricedItems, regionNames, serviceTitles } from "./price-list";

/** One item in one Region, as the Price List writes it. */
export interface Product {
  serviceCode: string;
  sku: string;
  productFamily: string;
  attributes: Readonly<Record<string, string>>;
  item: PricedItem;
  price: number;
}

const HOME_REGION = "us-east-1";
/** On demand, and paid by use: the codes of every such price. */
const TERM = "JRTCKXETXF";
const RATE = "6YS6EN2CT7";
const VERSION = "20260701000000";

export const products: readonly Product[] = pricedItems.flatMap((item) =>
  Object.entries(item.prices).map(([regionCode, price]) => {
    const { location = "", prefix = "" } = regionNames[regionCode] ?? {};
    const usagetype = regionCode === HOME_REGION && !item.hasHomePrefix ? item.usage : `${prefix}${item.usage}`;
    return {
      serviceCode: item.serviceCode,
      sku: skuOf(`${item.serviceCode}/${usagetype}`),
      productFamily: item.productFamily,
      attributes: {
        servicecode: item.serviceCode,
        servicename: serviceTitles[item.serviceCode] ?? "",
        location,
        locationType: "AWS Region",
        regionCode,
        usagetype,
        operation: item.operation,
        ...item.attributes,
      },
      item,
      price,
    };
  }),
);

/** As GetProducts gives it: JSON in a string. */
export function toPriceListJson({ serviceCode, sku, productFamily, attributes, item, price }: Product): string {
  const offer = `${sku}.${TERM}`;
  const amount = price.toFixed(10);
  return JSON.stringify({
    product: { productFamily, attributes, sku },
    serviceCode,
    terms: {
      OnDemand: {
        [offer]: {
          priceDimensions: {
            [`${offer}.${RATE}`]: {
              unit: item.unit,
              endRange: "Inf",
              description: `$${price} per ${item.noun}`,
              appliesTo: [],
              rateCode: `${offer}.${RATE}`,
              beginRange: "0",
              pricePerUnit: { USD: amount },
            },
          },
          sku,
          effectiveDate: EFFECTIVE_DATE,
          offerTermCode: TERM,
          termAttributes: {},
        },
      },
    },
    version: VERSION,
    publicationDate: EFFECTIVE_DATE,
  });
}

/** Sixteen capital letters and digits, always the same for the same product. */
function skuOf(text: string): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ23456789";
  const digest = createHash("sha256").update(text).digest();
  return Array.from({ length: 16 }, (_, at) => letters[(digest[at] ?? 0) % letters.length]).join("");
}
