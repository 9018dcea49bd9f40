import { type Filter, Pricing } from "@aws-sdk/client-pricing";
import { expect } from "vitest";
import { clientConfig } from "../client-config";
import { test } from "../testing";

interface PriceListItem {
  product: { attributes: Record<string, string>; productFamily: string };
  terms: {
    OnDemand: Record<string, { priceDimensions: Record<string, { unit: string; pricePerUnit: { USD: string } }> }>;
  };
}

const match = (Field: string, Value: string, Type: Filter["Type"] = "TERM_MATCH"): Filter => ({ Type, Field, Value });
const priceOf = ({ terms }: PriceListItem) =>
  Object.values(terms.OnDemand).flatMap(({ priceDimensions }) =>
    Object.values(priceDimensions).map(({ pricePerUnit }) => Number(pricePerUnit.USD)),
  );

test.for([
  ["AmazonECS", [match("usagetype", "USE1-Fargate-vCPU-Hours:perCPU")], [0.04048]],
  ["AmazonECS", [match("usagetype", "APN1-Fargate-GB-Hours")], [0.00553]],
  ["AmazonECS", [match("regionCode", "us-east-1"), match("usagetype", "Fargate-ARM", "CONTAINS")], [0.03238, 0.00356]],
  ["AWSELB", [match("usagetype", "LoadBalancerUsage"), match("operation", "LoadBalancing:Application")], [0.0225]],
  ["AWSELB", [match("regionCode", "ap-northeast-1"), match("usagetype", "APN1-LCUUsage", "NONE_OF")], [0.0243]],
  ["AmazonVPC", [match("usagetype", "USE1-PublicIPv4:InUseAddress", "EQUALS")], [0.005]],
  [
    "CodeBuild",
    [match("usagetype", "USE1-Build-Min:Linux:g1.small,APN1-Build-Min:Linux:g1.small", "ANY_OF")],
    [0.005, 0.005],
  ],
  ["AmazonCloudWatch", [match("regionCode", "ap-northeast-1"), match("productFamily", "Data Payload")], [0.76]],
  ["AmazonECS", [match("regionCode", "sa-east-1")], []],
] as const)("%s with %j costs %j", async ([ServiceCode, filters, prices], { sandbox }) => {
  const pricing = new Pricing(clientConfig(sandbox, "us-east-1"));
  const { PriceList = [], FormatVersion } = await pricing.getProducts({ ServiceCode, Filters: [...filters] });
  expect(FormatVersion).toBe("aws_v1");
  expect(PriceList.flatMap((text: unknown) => priceOf(JSON.parse(String(text)) as PriceListItem))).toEqual(prices);
});

test("products come page by page, and tell what can be filtered by", async ({ sandbox }) => {
  const pricing = new Pricing(clientConfig(sandbox, "eu-central-1"));
  const first = await pricing.getProducts({ ServiceCode: "AmazonECS", MaxResults: 5 });
  const rest = await pricing.getProducts({ ServiceCode: "AmazonECS", NextToken: first.NextToken });
  expect(new Set([...(first.PriceList ?? []), ...(rest.PriceList ?? [])]).size).toBe(12);
  const { Services = [] } = await pricing.describeServices({ ServiceCode: "AmazonECS" });
  expect(Services[0]?.AttributeNames).toEqual(
    expect.arrayContaining(["usagetype", "regionCode", "productFamily", "termType"]),
  );
  const { AttributeValues = [] } = await pricing.getAttributeValues({
    ServiceCode: "CodeBuild",
    AttributeName: "usagetype",
  });
  expect(AttributeValues).toContainEqual({ Value: "APN1-Build-Min:Linux:g1.small" });
});

test.for([
  ["us-east-1", { ServiceCode: "None" }, "NotFoundException"],
  ["us-east-1", { ServiceCode: "AmazonECS", Filters: [match("colour", "red")] }, "InvalidParameterException"],
  ["us-east-1", { ServiceCode: "AmazonECS", MaxResults: 101 }, "InvalidParameterException"],
  ["us-east-1", { ServiceCode: "AmazonECS", FormatVersion: "aws_v2" }, "InvalidParameterException"],
  ["us-east-1", { ServiceCode: "AmazonECS", NextToken: "x" }, "InvalidNextTokenException"],
  ["eu-west-1", { ServiceCode: "AmazonECS" }, "InvalidSignatureException"],
] as const)("in %s the request %j is refused", async ([region, input, name], { sandbox }) => {
  const pricing = new Pricing(clientConfig(sandbox, region));
  const asked = pricing.getProducts({ ...input, Filters: "Filters" in input ? [...input.Filters] : undefined });
  await expect(asked).rejects.toMatchObject({ name });
});
