import type {
  AddListenerCertificatesCommandInput,
  AddListenerCertificatesCommandOutput,
  Certificate,
  DescribeListenerCertificatesCommandInput,
  DescribeListenerCertificatesCommandOutput,
  RemoveListenerCertificatesCommandInput,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { AwsError, type Call } from "../../operation";
import type { Place } from "../../place";
import { findCertificate } from "../acm/certificates";
import { listenersOf, readListener } from "./find";
import { checkQuota } from "./limits";
import { page } from "./page";
import { certificatesOf } from "./resources";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

/** Those of ACM must be there and issued; those of IAM are taken as they are. */
export function checkCertificates(place: Place, certificates: readonly Certificate[]): Certificate[] {
  return certificates.map(({ CertificateArn = "" }) => {
    const isIssued = findCertificate(place, CertificateArn)?.Status === "ISSUED";
    if (isIssued || /^arn:aws:iam::\d{12}:server-certificate\//.test(CertificateArn)) return { CertificateArn };
    throw new AwsError("CertificateNotFound", `Certificate ARN '${CertificateArn}' is not valid`);
  });
}

export function addListenerCertificates(
  call: Call,
  { ListenerArn, Certificates = [] }: AddListenerCertificatesCommandInput,
): Output<AddListenerCertificatesCommandOutput> {
  const row = readListener(call, ListenerArn);
  const added = checkCertificates(call, Certificates).flatMap(({ CertificateArn = [] }) => CertificateArn);
  const next = [...new Set([...(row.furtherCertificates ?? []), ...added])];
  const others = listenersOf(call, row.LoadBalancerArn).filter((one) => one !== row);
  const count = next.length + others.reduce((sum, { furtherCertificates = [] }) => sum + furtherCertificates.length, 0);
  checkQuota(call, "certificates-per-application-load-balancer", count, [
    "TooManyCertificates",
    "The maximum number of certificates on the load balancer has been reached",
  ]);
  row.furtherCertificates = next;
  call.world.record("effect", call, "elasticloadbalancing.certificates-added", { arn: row.ListenerArn, added });
  return { Certificates: added.map((CertificateArn) => ({ CertificateArn, IsDefault: false })) };
}

export function removeListenerCertificates(
  call: Call,
  { ListenerArn, Certificates = [] }: RemoveListenerCertificatesCommandInput,
): object {
  const row = readListener(call, ListenerArn);
  const gone = Certificates.map(({ CertificateArn }) => CertificateArn);
  if (row.Certificates?.some(({ CertificateArn }) => gone.includes(CertificateArn))) {
    throw new AwsError("OperationNotPermitted", "Default certificate cannot be removed from a listener");
  }
  row.furtherCertificates = row.furtherCertificates?.filter((arn) => !gone.includes(arn));
  call.world.record("effect", call, "elasticloadbalancing.certificates-removed", { arn: row.ListenerArn });
  return {};
}

export function describeListenerCertificates(
  call: Call,
  input: DescribeListenerCertificatesCommandInput,
): Output<DescribeListenerCertificatesCommandOutput> {
  const row = readListener(call, input.ListenerArn);
  const isDefault = (arn: string) => row.Certificates?.some(({ CertificateArn }) => CertificateArn === arn) ?? false;
  const all = [...new Set(certificatesOf(row))].map((CertificateArn) => ({
    CertificateArn,
    IsDefault: isDefault(CertificateArn),
  }));
  const { items, NextMarker } = page(all, input);
  return { Certificates: items, NextMarker };
}
