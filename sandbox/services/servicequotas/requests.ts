import type {
  GetRequestedServiceQuotaChangeRequest,
  GetRequestedServiceQuotaChangeResponse,
  ListRequestedServiceQuotaChangeHistoryRequest,
  ListRequestedServiceQuotaChangeHistoryResponse,
  RequestedServiceQuotaChange,
  RequestServiceQuotaIncreaseRequest,
  RequestServiceQuotaIncreaseResponse,
} from "@aws-sdk/client-service-quotas";
import { checkConstraints } from "../../constraints";
import { AwsError, type Call } from "../../operation";
import type { Place } from "../../place";
import { randomDigits, randomHex } from "../../random";
import { appliedQuota } from "./applied-quota";
import { grantedTable } from "./granted";
import { serviceNames } from "./quota-list";
import { check, page, quotaArn, readQuota } from "./quotas";
import { servicequotasSettings } from "./settings";

type RequestRow = RequestedServiceQuotaChange & { Id: string };

const OPEN = ["PENDING", "CASE_OPENED"];
/** After how long a request is in a person's hands. */
const CASE_MS = 60_000;
const MOST_OPEN = 20;

export interface QuotaRequestTask {
  id: string;
  step: "open-case" | "decide";
}

/** By id, oldest first. */
function requestTable(place: Place): Map<string, RequestRow> {
  return place.world.table(place, "servicequotas.requests");
}

export function requestServiceQuotaIncrease(
  call: Call,
  input: RequestServiceQuotaIncreaseRequest,
): RequestServiceQuotaIncreaseResponse {
  checkConstraints(input, { DesiredValue: { min: 0, max: 10_000_000_000 } }, "IllegalArgumentException");
  const quota = readQuota(call, input);
  const { DesiredValue = 0 } = input;
  if (!quota.isAdjustable) throw illegal(`The quota ${quota.quotaName} is not adjustable.`);
  if (DesiredValue <= appliedQuota(call, quota)) {
    throw illegal("You must provide a quota value greater than the current quota value.");
  }
  const open = [...requestTable(call).values()].filter(({ Status = "" }) => OPEN.includes(Status));
  if (open.some(({ QuotaCode }) => QuotaCode === quota.quotaCode)) {
    throw new AwsError(
      "ResourceAlreadyExistsException",
      "Only one open service quota increase request is allowed per quota.",
    );
  }
  if (open.length >= MOST_OPEN)
    throw new AwsError("QuotaExceededException", "You have exceeded your service quota for open requests.");
  const now = call.world.clock.date();
  const request: RequestRow = {
    Id: `${randomHex(32)}${randomHex(8)}`,
    ServiceCode: quota.serviceCode,
    ServiceName: serviceNames[quota.serviceCode],
    QuotaCode: quota.quotaCode,
    QuotaName: quota.quotaName,
    DesiredValue,
    Status: "PENDING",
    Created: now,
    LastUpdated: now,
    Requester: JSON.stringify({ accountId: call.account, callerArn: call.principal.arn }),
    QuotaArn: quotaArn(call, quota),
    GlobalQuota: quota.isGlobal ?? false,
    Unit: "None",
    QuotaRequestedAtLevel: "ACCOUNT",
  };
  requestTable(call).set(request.Id, request);
  call.world.record("effect", call, "servicequotas.increase-requested", {
    quotaCode: quota.quotaCode,
    desiredValue: DesiredValue,
  });
  call.world.schedule(call, "servicequotas.request", CASE_MS, {
    id: request.Id,
    step: "open-case",
  } satisfies QuotaRequestTask);
  return { RequestedQuota: { ...request } };
}

export function advanceRequest(place: Place, { id, step }: QuotaRequestTask): void {
  const request = requestTable(place).get(id);
  if (!request) return;
  const { requests, decisionMs } = servicequotasSettings(place);
  request.LastUpdated = place.world.clock.date();
  if (step === "open-case") {
    Object.assign(request, { Status: "CASE_OPENED", CaseId: randomDigits(15) });
    if (requests === "stay-open") return;
    place.world.schedule(place, "servicequotas.request", decisionMs, { id, step: "decide" } satisfies QuotaRequestTask);
    return;
  }
  request.Status = requests === "deny" ? "DENIED" : "APPROVED";
  const { ServiceCode, QuotaCode, DesiredValue = 0 } = request;
  if (request.Status === "APPROVED") grantedTable(place).set(`${ServiceCode}/${QuotaCode}`, DesiredValue);
  place.world.record("event", place, "servicequotas.request-decided", { quotaCode: QuotaCode, status: request.Status });
}

export function getRequestedServiceQuotaChange(
  call: Call,
  { RequestId = "" }: GetRequestedServiceQuotaChangeRequest,
): GetRequestedServiceQuotaChangeResponse {
  const request = requestTable(call).get(RequestId);
  if (request) return { RequestedQuota: request };
  throw new AwsError(
    "NoSuchResourceException",
    "The request failed because the specified quota change request does not exist.",
  );
}

/** Newest first. */
export function listRequestedServiceQuotaChangeHistory(
  call: Call,
  input: ListRequestedServiceQuotaChangeHistoryRequest,
): ListRequestedServiceQuotaChangeHistoryResponse {
  check(input);
  const { ServiceCode, Status, QuotaRequestedAtLevel } = input;
  const found = [...requestTable(call).values()].filter(
    (request) =>
      (!ServiceCode || request.ServiceCode === ServiceCode) &&
      (!Status || request.Status === Status) &&
      QuotaRequestedAtLevel !== "RESOURCE",
  );
  const { items: RequestedQuotas, nextToken: NextToken } = page(found.toReversed(), input);
  return { RequestedQuotas, NextToken };
}

function illegal(message: string): AwsError {
  return new AwsError("IllegalArgumentException", message);
}
