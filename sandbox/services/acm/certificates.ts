import { randomUUID } from "node:crypto";
import type { CertificateDetail, DomainValidation } from "@aws-sdk/client-acm";
import { AwsError } from "../../operation";
import type { Place } from "../../place";
import { randomHex } from "../../random";
import { dropCertificate } from "../elasticloadbalancing/resources";

export type CertificateRow = CertificateDetail & {
  CertificateArn: string;
  DomainName: string;
  CreatedAt: Date;
  tags: Record<string, string>;
  /** A principal's ARN, or the service that made it for itself. */
  madeBy: string;
  idempotencyToken?: string;
};

export const CERTIFICATES = "acm.certificates";
const validForMs = 198 * 24 * 60 * 60 * 1000;

/** By ARN. */
export function certificates(place: Place): Map<string, CertificateRow> {
  return place.world.table(place, CERTIFICATES);
}

export function findCertificate(place: Place, arn: string): CertificateRow | undefined {
  return certificates(place).get(arn);
}

export function readCertificate(place: Place, arn = ""): CertificateRow {
  if (!/^arn:[\w-]+:acm:[\w-]+:\d{12}:certificate\/[\w-]+$/.test(arn)) {
    throw new AwsError("InvalidArnException", `The ARN '${arn}' is not the ARN of a certificate`);
  }
  const row = findCertificate(place, arn);
  if (row) return row;
  throw new AwsError("ResourceNotFoundException", `Could not find certificate ${arn} in account ${place.account}.`);
}

interface NewCertificate {
  domainName: string;
  otherNames?: readonly string[];
  keyAlgorithm?: CertificateDetail["KeyAlgorithm"];
  method?: "DNS" | "EMAIL";
  options?: CertificateDetail["Options"];
  madeBy: string;
  tags?: Record<string, string>;
}

/** A certificate that waits until whoever asked for it has shown that the names are theirs. */
export function addCertificate(place: Place, wanted: NewCertificate): CertificateRow {
  const { domainName, otherNames = [], keyAlgorithm = "RSA_2048", method = "DNS", madeBy, tags = {} } = wanted;
  const names = [...new Set([domainName, ...otherNames])];
  const row: CertificateRow = {
    CertificateArn: `arn:aws:acm:${place.region}:${place.account}:certificate/${randomUUID()}`,
    DomainName: domainName,
    SubjectAlternativeNames: names,
    DomainValidationOptions: names.map((name) => validationOf(name, method)),
    Subject: `CN=${domainName}`,
    Issuer: "Amazon",
    CreatedAt: place.world.clock.date(),
    Status: "PENDING_VALIDATION",
    KeyAlgorithm: keyAlgorithm,
    SignatureAlgorithm: keyAlgorithm.startsWith("EC") ? "SHA384WITHECDSA" : "SHA256WITHRSA",
    Type: "AMAZON_ISSUED",
    KeyUsages: [],
    ExtendedKeyUsages: [],
    RenewalEligibility: "INELIGIBLE",
    Options: { CertificateTransparencyLoggingPreference: "ENABLED", Export: "DISABLED", ...wanted.options },
    tags,
    madeBy,
  };
  certificates(place).set(row.CertificateArn, row);
  place.world.record("effect", place, "acm.certificate-requested", { arn: row.CertificateArn, domainName });
  return row;
}

function validationOf(name: string, method: "DNS" | "EMAIL"): DomainValidation {
  const domain = name.replace(/^\*\./, "");
  const common = { DomainName: name, ValidationDomain: domain, ValidationStatus: "PENDING_VALIDATION" as const };
  if (method === "EMAIL") {
    const boxes = ["admin", "administrator", "hostmaster", "postmaster", "webmaster"];
    return { ...common, ValidationMethod: method, ValidationEmails: boxes.map((box) => `${box}@${domain}`) };
  }
  const ResourceRecord = {
    Name: `_${randomHex(32)}.${domain}.`,
    Type: "CNAME" as const,
    Value: `_${randomHex(32)}.${randomHex(10)}.acm-validations.aws.`,
  };
  return { ...common, ValidationMethod: method, ResourceRecord };
}

export function issueCertificate(place: Place, row: CertificateRow): void {
  const now = place.world.clock.date();
  Object.assign(row, {
    Status: "ISSUED",
    IssuedAt: now,
    NotBefore: now,
    NotAfter: new Date(now.getTime() + validForMs),
    Serial: randomHex(32).match(/../g)?.join(":"),
    KeyUsages: [{ Name: "DIGITAL_SIGNATURE" }, { Name: "KEY_ENCIPHERMENT" }],
    ExtendedKeyUsages: [{ Name: "TLS_WEB_SERVER_AUTHENTICATION", OID: "1.3.6.1.5.5.7.3.1" }],
    RenewalEligibility: "ELIGIBLE",
    DomainValidationOptions: row.DomainValidationOptions?.map((one) => ({ ...one, ValidationStatus: "SUCCESS" })),
  });
  place.world.record("event", place, "acm.certificate-issued", { arn: row.CertificateArn });
}

/** For services that ask for a certificate and show that its name is theirs by themselves. */
export function addIssuedCertificate(place: Place, wanted: NewCertificate): string {
  const row = addCertificate(place, wanted);
  issueCertificate(place, row);
  return row.CertificateArn;
}

/** With it goes its place on the listeners that have it. */
export function removeCertificate(place: Place, arn: string): void {
  dropCertificate(place, arn);
  if (certificates(place).delete(arn)) place.world.record("effect", place, "acm.certificate-deleted", { arn });
}
