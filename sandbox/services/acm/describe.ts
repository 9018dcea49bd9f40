import type {
  CertificateSummary,
  DescribeCertificateCommandInput,
  DescribeCertificateCommandOutput,
  KeyAlgorithm,
  ListCertificatesCommandInput,
  ListCertificatesCommandOutput,
} from "@aws-sdk/client-acm";
import { AwsError, type Call } from "../../operation";
import { pageOf } from "../../page";
import type { Place } from "../../place";
import { loadBalancersWith } from "../elasticloadbalancing/resources";
import { type CertificateRow, certificates, readCertificate } from "./certificates";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

const mostNames = 100;
/** Those with other keys are listed only when they are asked for. */
const usualKeys: readonly KeyAlgorithm[] = ["RSA_1024", "RSA_2048"];

export function describeCertificate(
  call: Call,
  { CertificateArn }: DescribeCertificateCommandInput,
): Output<DescribeCertificateCommandOutput> {
  const { tags, madeBy, idempotencyToken, ...certificate } = readCertificate(call, CertificateArn);
  return { Certificate: { ...certificate, InUseBy: loadBalancersWith(call, certificate.CertificateArn) } };
}

export function listCertificates(
  call: Call,
  input: ListCertificatesCommandInput,
): Output<ListCertificatesCommandOutput> {
  const { CertificateStatuses: statuses, Includes = {}, SortBy, SortOrder, MaxItems = 1000, NextToken } = input;
  if ((SortBy === undefined) !== (SortOrder === undefined)) {
    throw new AwsError("ValidationException", "SortBy and SortOrder must be specified together.");
  }
  const { keyTypes = usualKeys, exportOption, extendedKeyUsage, keyUsage } = Includes;
  const found = [...certificates(call).values()].filter(
    (row) =>
      (!statuses?.length || (row.Status && statuses.includes(row.Status))) &&
      (!row.KeyAlgorithm || keyTypes.includes(row.KeyAlgorithm)) &&
      (!exportOption || row.Options?.Export === exportOption) &&
      (!keyUsage?.length || row.KeyUsages?.some(({ Name }) => Name && keyUsage.includes(Name))) &&
      (!extendedKeyUsage?.length || row.ExtendedKeyUsages?.some(({ Name }) => Name && extendedKeyUsage.includes(Name))),
  );
  const byAge = (one: CertificateRow, other: CertificateRow) => one.CreatedAt.getTime() - other.CreatedAt.getTime();
  if (SortOrder === "ASCENDING") found.sort(byAge);
  if (SortOrder === "DESCENDING") found.sort((one, other) => byAge(other, one));
  const page = pageOf(found, { nextToken: NextToken, size: MaxItems, errorCode: "InvalidArgsException" });
  return { CertificateSummaryList: page.items.map((row) => toSummary(call, row)), NextToken: page.nextToken };
}

function toSummary(place: Place, row: CertificateRow): CertificateSummary {
  const { SubjectAlternativeNames: names = [] } = row;
  return {
    CertificateArn: row.CertificateArn,
    DomainName: row.DomainName,
    SubjectAlternativeNameSummaries: names.slice(0, mostNames),
    HasAdditionalSubjectAlternativeNames: names.length > mostNames,
    Status: row.Status,
    Type: row.Type,
    KeyAlgorithm: row.KeyAlgorithm,
    KeyUsages: row.KeyUsages?.flatMap(({ Name = [] }) => Name),
    ExtendedKeyUsages: row.ExtendedKeyUsages?.flatMap(({ Name = [] }) => Name),
    ExportOption: row.Options?.Export,
    InUse: loadBalancersWith(place, row.CertificateArn).length > 0,
    RenewalEligibility: row.RenewalEligibility,
    NotBefore: row.NotBefore,
    NotAfter: row.NotAfter,
    CreatedAt: row.CreatedAt,
    IssuedAt: row.IssuedAt,
  };
}
