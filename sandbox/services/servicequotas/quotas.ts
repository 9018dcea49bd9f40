import type {
  GetAWSDefaultServiceQuotaRequest,
  GetAWSDefaultServiceQuotaResponse,
  GetServiceQuotaRequest,
  GetServiceQuotaResponse,
  ListAWSDefaultServiceQuotasRequest,
  ListAWSDefaultServiceQuotasResponse,
  ListServiceQuotasRequest,
  ListServiceQuotasResponse,
  ListServicesRequest,
  ListServicesResponse,
  ServiceQuota,
} from "@aws-sdk/client-service-quotas";
import { type Constraint, checkConstraints } from "../../constraints";
import { AwsError, type Call } from "../../operation";
import { pageOf } from "../../page";
import type { Place } from "../../place";
import { appliedQuota } from "./applied-quota";
import { type Quota, quotaList, serviceNames } from "./quota-list";

const HOME_REGION = "us-east-1";
const PAGE = 100;
const tokenError = "InvalidPaginationTokenException";

export const constraints: Record<string, Constraint> = {
  ServiceCode: { min: 1, max: 63, pattern: /^[a-zA-Z][a-zA-Z0-9-]{1,63}$/ },
  QuotaCode: { min: 1, max: 128, pattern: /^[a-zA-Z][a-zA-Z0-9-]{1,128}$/ },
  MaxResults: { min: 1, max: 100 },
};

export function check(input: object): void {
  checkConstraints(input, constraints, "IllegalArgumentException");
}

export function listServices(_call: Call, input: ListServicesRequest): ListServicesResponse {
  check(input);
  const all = Object.entries(serviceNames).map(([ServiceCode, ServiceName]) => ({ ServiceCode, ServiceName }));
  const { items: Services, nextToken: NextToken } = page(all, input);
  return { Services, NextToken };
}

export function listServiceQuotas(call: Call, input: ListServiceQuotasRequest): ListServiceQuotasResponse {
  check(input);
  const { QuotaCode, QuotaAppliedAtLevel = "ACCOUNT" } = input;
  const own = quotasOf(call, input.ServiceCode).filter(({ quotaCode }) => !QuotaCode || quotaCode === QuotaCode);
  const found = QuotaAppliedAtLevel === "RESOURCE" ? [] : own;
  const { items, nextToken: NextToken } = page(found, input);
  return { Quotas: items.map((quota) => toQuota(call, quota, appliedQuota(call, quota))), NextToken };
}

export function listAwsDefaultServiceQuotas(
  call: Call,
  input: ListAWSDefaultServiceQuotasRequest,
): ListAWSDefaultServiceQuotasResponse {
  check(input);
  const { items, nextToken: NextToken } = page(quotasOf(call, input.ServiceCode), input);
  return { Quotas: items.map((quota) => toQuota(call, quota, quota.value)), NextToken };
}

export function getServiceQuota(call: Call, input: GetServiceQuotaRequest): GetServiceQuotaResponse {
  const quota = readQuota(call, input);
  return { Quota: toQuota(call, quota, appliedQuota(call, quota)) };
}

export function getAwsDefaultServiceQuota(
  call: Call,
  input: GetAWSDefaultServiceQuotaRequest,
): GetAWSDefaultServiceQuotaResponse {
  const quota = readQuota(call, input);
  return { Quota: toQuota(call, quota, quota.value) };
}

export function readQuota(place: Place, input: GetServiceQuotaRequest): Quota {
  check(input);
  const quota = quotasOf(place, input.ServiceCode).find(({ quotaCode }) => quotaCode === input.QuotaCode);
  if (quota) return quota;
  throw new AwsError("NoSuchResourceException", "The request failed because the specified quota does not exist.");
}

export function quotaArn({ account, region }: Place, { serviceCode, quotaCode, isGlobal }: Quota): string {
  return `arn:aws:servicequotas:${isGlobal ? "" : region}:${account}:${serviceCode}/${quotaCode}`;
}

export function page<Item>(items: Item[], { NextToken, MaxResults = PAGE }: ListServicesRequest) {
  return pageOf(items, { nextToken: NextToken, size: MaxResults, errorCode: tokenError });
}

function quotasOf({ region }: Place, serviceCode = ""): Quota[] {
  if (!Object.hasOwn(serviceNames, serviceCode)) {
    throw new AwsError("NoSuchResourceException", "The request failed because the specified service does not exist.");
  }
  return quotaList.filter((quota) => quota.serviceCode === serviceCode && (!quota.isGlobal || region === HOME_REGION));
}

function toQuota(place: Place, quota: Quota, value: number): ServiceQuota {
  const { serviceCode, quotaCode, quotaName, isAdjustable, isGlobal = false } = quota;
  return {
    ServiceCode: serviceCode,
    ServiceName: serviceNames[serviceCode],
    QuotaArn: quotaArn(place, quota),
    QuotaCode: quotaCode,
    QuotaName: quotaName,
    Value: value,
    Unit: "None",
    Adjustable: isAdjustable,
    GlobalQuota: isGlobal,
    QuotaAppliedAtLevel: "ACCOUNT",
  };
}
