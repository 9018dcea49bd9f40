import "server-only";
import type { CheckFinding } from "@/lib/domain/check";
import type { DefaultVpc } from "@/lib/domain/check-evidence";
import type { Vpc } from "@/lib/domain/network";
import { type Found, finding } from "../found";
import type { Look } from "../look";

/** Where a service goes that names no subnets. */
export async function checkDefaultVpc({ subject, vpcs, aws }: Look): Promise<Found> {
  const vpc = (await vpcs()).find(({ isDefault }) => isDefault);
  const isNeeded = subject.subnetIds.length === 0 && !subject.namesSubnets;
  const evidence = { id: "default-vpc" as const, vpc: vpc && toDefaultVpc(vpc) };
  if (!vpc) {
    const findings = isNeeded ? [whereNone(subject, aws.region)] : [];
    return { evidence, findings, ...(isNeeded && { fix: { kind: "create-default-vpc" } }) };
  }
  return { evidence, findings: vpc.state === "available" ? [] : [finding("default-vpc-pending", vpc.vpcId)] };
}

function whereNone({ kind, createDefaultVpc, namesSubnets }: Look["subject"], region: string): CheckFinding {
  if (createDefaultVpc) return finding("default-vpc-will-be-made", region);
  // Whether a person's own template names subnets is known only once it has been read.
  const mayNameSubnets = kind === "templates" && namesSubnets === undefined;
  return finding(mayNameSubnets ? "no-default-vpc-for-template" : "no-default-vpc", region);
}

function toDefaultVpc({ vpcId, state, cidrBlock, madeBySlipway, subnets }: Vpc): DefaultVpc {
  return {
    ...{ vpcId, state, cidrBlock, madeBySlipway },
    subnets: subnets
      .filter(({ isDefaultForZone }) => isDefaultForZone)
      .map(({ subnetId, availabilityZone, freeAddresses }) => ({ subnetId, availabilityZone, freeAddresses })),
  };
}
