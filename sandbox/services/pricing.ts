import type { ServiceDefinition } from "../operation";
import { describeServices, getAttributeValues, getProducts } from "./pricing/get-products";

export const pricing: ServiceDefinition = {
  signingName: "pricing",
  sdk: () => import("@aws-sdk/client-pricing"),
  operations: {
    DescribeServices: describeServices,
    GetAttributeValues: getAttributeValues,
    GetProducts: getProducts,
  },
};
