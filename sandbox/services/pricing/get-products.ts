import type {
  DescribeServicesRequest,
  DescribeServicesResponse,
  Filter,
  GetAttributeValuesRequest,
  GetAttributeValuesResponse,
  GetProductsRequest,
  GetProductsResponse,
} from "@aws-sdk/client-pricing";
import { checkConstraints } from "../../constraints";
import { AwsError, type Call } from "../../operation";
import { pageOf } from "../../page";
import { serviceTitles } from "./price-list";
import { type Product, products, toPriceListJson } from "./products";

const FORMAT = "aws_v1";
const PAGE = 100;
const MOST_VALUES = 10_000;
/** Where the Price List has an endpoint. */
const homeRegions = ["us-east-1", "eu-central-1", "ap-south-1"];
const tokenError = "InvalidNextTokenException";

export function getProducts(call: Call, input: GetProductsRequest): GetProductsResponse {
  check(call, input);
  const { ServiceCode, Filters = [], NextToken, MaxResults = PAGE } = input;
  const own = productsOf(ServiceCode);
  const names = new Set(own.flatMap(attributeNames));
  for (const { Field = "" } of Filters) {
    if (!names.has(Field)) throw invalid(`Input Parameters are not valid. Invalid field in filter: ${Field}`);
  }
  const found = own.filter((product) => Filters.every((filter) => matches(product, filter)));
  const page = pageOf(found, { nextToken: NextToken, size: MaxResults, errorCode: tokenError });
  return { FormatVersion: FORMAT, PriceList: page.items.map(toPriceListJson), NextToken: page.nextToken };
}

export function describeServices(call: Call, input: DescribeServicesRequest): DescribeServicesResponse {
  check(call, input);
  const { ServiceCode, NextToken, MaxResults = PAGE } = input;
  const codes = ServiceCode === undefined ? Object.keys(serviceTitles) : [ServiceCode];
  const page = pageOf(codes, { nextToken: NextToken, size: MaxResults, errorCode: tokenError });
  const Services = page.items.map((code) => ({
    ServiceCode: code,
    AttributeNames: [...new Set(productsOf(code).flatMap(attributeNames)), "termType"].toSorted(),
  }));
  return { FormatVersion: FORMAT, Services, NextToken: page.nextToken };
}

export function getAttributeValues(call: Call, input: GetAttributeValuesRequest): GetAttributeValuesResponse {
  checkPlace(call);
  checkConstraints(input, { MaxResults: { min: 1, max: MOST_VALUES } }, "InvalidParameterException");
  const { ServiceCode, AttributeName = "", NextToken, MaxResults = PAGE } = input;
  const own = productsOf(ServiceCode);
  if (AttributeName !== "termType" && !own.flatMap(attributeNames).includes(AttributeName)) {
    throw invalid(`Input Parameters are not valid. Invalid attribute name: ${AttributeName}`);
  }
  const values = own.flatMap((product) => valueOfField(product, AttributeName) ?? []);
  const sorted = [...new Set(AttributeName === "termType" ? ["OnDemand"] : values)].toSorted();
  const page = pageOf(sorted, { nextToken: NextToken, size: MaxResults, errorCode: tokenError });
  return { AttributeValues: page.items.map((Value) => ({ Value })), NextToken: page.nextToken };
}

function productsOf(serviceCode = ""): Product[] {
  if (!Object.hasOwn(serviceTitles, serviceCode)) {
    throw new AwsError("NotFoundException", `The service ${serviceCode} is not found.`);
  }
  return products.filter((product) => product.serviceCode === serviceCode);
}

function attributeNames({ attributes }: Product): string[] {
  return ["productFamily", "sku", "serviceCode", ...Object.keys(attributes)];
}

function valueOfField(product: Product, field: string): string | undefined {
  if (field === "productFamily" || field === "sku" || field === "serviceCode") return product[field];
  return Object.hasOwn(product.attributes, field) ? product.attributes[field] : undefined;
}

function matches(product: Product, { Type = "TERM_MATCH", Field = "", Value = "" }: Filter): boolean {
  const own = valueOfField(product, Field);
  const listed = Value.split(",").map((one) => one.trim());
  switch (Type) {
    case "TERM_MATCH":
    case "EQUALS":
      return own === Value;
    case "CONTAINS":
      return own?.includes(Value) ?? false;
    case "ANY_OF":
      return own !== undefined && listed.includes(own);
    case "NONE_OF":
      return own === undefined || !listed.includes(own);
    default:
      throw invalid(`Input Parameters are not valid. Invalid filter type: ${Type}`);
  }
}

function check(call: Call, input: DescribeServicesRequest): void {
  checkPlace(call);
  const limits = { MaxResults: { min: 1, max: PAGE }, Filters: { max: 50 }, FormatVersion: { min: 1, max: 32 } };
  checkConstraints(input, limits, "InvalidParameterException");
  const { FormatVersion = FORMAT } = input;
  if (FormatVersion !== FORMAT)
    throw invalid(`Input Parameters are not valid. Invalid format version: ${FormatVersion}`);
}

function checkPlace({ region }: Call): void {
  if (homeRegions.includes(region)) return;
  throw new AwsError("InvalidSignatureException", "Credential should be scoped to a valid region.", 403);
}

function invalid(message: string): AwsError {
  return new AwsError("InvalidParameterException", message);
}
