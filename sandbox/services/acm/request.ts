import type {
  DeleteCertificateCommandInput,
  RequestCertificateCommandInput,
  RequestCertificateCommandOutput,
} from "@aws-sdk/client-acm";
import { AwsError, type Call } from "../../operation";
import type { Place } from "../../place";
import { required } from "../../required";
import { loadBalancersWith } from "../elasticloadbalancing/resources";
import { addCertificate, certificates, issueCertificate, readCertificate, removeCertificate } from "./certificates";
import { acmSettings } from "./settings";
import { toTagRecord } from "./tags";

export interface ValidationTask {
  arn: string;
  to: "issued" | "timed-out";
}

const issuedMs = 60_000;
const patienceMs = 72 * 60 * 60 * 1000;
const mostNames = 10;
const tokenMs = 60 * 60 * 1000;

export function requestCertificate(
  call: Call,
  input: RequestCertificateCommandInput,
): Omit<RequestCertificateCommandOutput, "$metadata"> {
  const { SubjectAlternativeNames: otherNames = [], IdempotencyToken, ValidationMethod = "EMAIL" } = input;
  const domainName = required(input.DomainName, "domainName", "ValidationException").toLowerCase();
  const tags = toTagRecord(input.Tags);
  if (ValidationMethod === "HTTP") {
    throw new AwsError("InvalidParameterException", "HTTP validation is for certificates that CloudFront manages.");
  }
  const repeated = findRepeated(call, IdempotencyToken, domainName);
  if (repeated) return { CertificateArn: repeated };
  const { certificateLimit, validation } = acmSettings(call.world);
  if (certificates(call).size >= certificateLimit) {
    throw new AwsError(
      "LimitExceededException",
      `Error: you have reached your limit of ${certificateLimit} certificates in the last year.`,
    );
  }
  if (new Set([domainName, ...otherNames]).size > mostNames) {
    throw new AwsError("LimitExceededException", `Error: a certificate can have ${mostNames} names.`);
  }
  const row = addCertificate(call, {
    domainName,
    otherNames,
    method: ValidationMethod,
    ...(input.KeyAlgorithm && { keyAlgorithm: input.KeyAlgorithm }),
    ...(input.Options && { options: input.Options }),
    madeBy: call.principal.arn,
    tags,
  });
  if (IdempotencyToken !== undefined) row.idempotencyToken = IdempotencyToken;
  const task = (to: ValidationTask["to"]) => ({ arn: row.CertificateArn, to }) satisfies ValidationTask;
  if (validation === "succeeds") call.world.schedule(call, "acm.validation", issuedMs, task("issued"));
  else call.world.schedule(call, "acm.validation", patienceMs, task("timed-out"));
  return { CertificateArn: row.CertificateArn };
}

function findRepeated(call: Call, token: string | undefined, domainName: string): string | undefined {
  if (token === undefined) return undefined;
  const since = call.world.clock.now() - call.world.clock.scaled(tokenMs);
  return [...certificates(call).values()].find(
    (row) => row.idempotencyToken === token && row.DomainName === domainName && row.CreatedAt.getTime() >= since,
  )?.CertificateArn;
}

export function advanceValidation(place: Place, { arn, to }: ValidationTask): void {
  const row = certificates(place).get(arn);
  if (row?.Status !== "PENDING_VALIDATION") return;
  if (to === "issued") {
    issueCertificate(place, row);
    return;
  }
  row.Status = "VALIDATION_TIMED_OUT";
  row.DomainValidationOptions = row.DomainValidationOptions?.map((one) => ({ ...one, ValidationStatus: "FAILED" }));
  place.world.record("event", place, "acm.certificate-timed-out", { arn });
}

export function deleteCertificate(call: Call, { CertificateArn }: DeleteCertificateCommandInput): object {
  const { CertificateArn: arn } = readCertificate(call, CertificateArn);
  if (loadBalancersWith(call, arn).length > 0) {
    throw new AwsError("ResourceInUseException", `Certificate ${arn} in account ${call.account} is in use.`);
  }
  removeCertificate(call, arn);
  return {};
}
