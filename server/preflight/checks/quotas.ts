import "server-only";
import type { CheckFinding } from "@/lib/domain/check";
import type { EvidenceOf } from "@/lib/domain/check-evidence";
import { isManagedByEcs } from "@/server/aws/load-balancers";
import { quotaPage, readQuota } from "@/server/aws/quotas";
import { type Found, finding } from "../found";
import type { Look } from "../look";

/** What the service would take of what the account may have. */
export async function checkQuotas(look: Look): Promise<Found> {
  const { aws, subject } = look;
  const { cpu, minTasks, maxTasks } = subject;
  const [vcpus, balancers, stacks, there, place] = await Promise.all([
    readQuota(aws, "fargate-vcpus"),
    readQuota(aws, "load-balancers"),
    readQuota(aws, "stacks"),
    look.loadBalancers(),
    look.place(),
  ]);
  const applications = there.filter(({ isApplication }) => isApplication);
  const isNew = place !== undefined && !applications.some((each) => isManagedByEcs(each) && each.vpcId === place.vpcId);
  const used = applications.length;
  // While the new tasks start, the old ones still run.
  const [least, most] = [minTasks, maxTasks].map((tasks) => (2 * tasks * cpu) / 1024) as [number, number];
  const quotas: EvidenceOf<"quotas">["quotas"] = [
    { quota: "fargate-vcpus", limit: vcpus, needed: most },
    { quota: "load-balancers", limit: balancers, used, needed: isNew ? 1 : 0 },
    { quota: "stacks", limit: stacks, needed: 2 },
  ];
  const findings = [
    ...vcpuFindings(vcpus, least, most),
    ...(isNew && used >= balancers ? [finding("no-load-balancer-left", String(balancers))] : []),
  ];
  const short = findings[0]?.reason === "no-load-balancer-left" ? "load-balancers" : "fargate-vcpus";
  return {
    evidence: { id: "quotas", quotas },
    findings,
    ...(findings.length > 0 && { fix: { kind: "page", url: quotaPage(aws.region, short) } }),
  };
}

function vcpuFindings(limit: number, least: number, most: number): CheckFinding[] {
  if (limit < least) return [finding("too-few-vcpus", String(limit), String(least))];
  return limit < most ? [finding("few-vcpus", String(limit), String(most))] : [];
}
