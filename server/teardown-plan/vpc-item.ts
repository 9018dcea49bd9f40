import "server-only";
import type { Evidence, TeardownItem } from "@/lib/domain/teardown-plan";
import { vpcEvidence } from "@/lib/domain/vpc-evidence";
import { type Look, newItem, serviceKey, stackKey, staying } from "./look";
import { loadBalancersOf } from "./service-items";

/** The default VPC, never ticked beforehand: it may go where nothing of anybody else is in it once the plan is done. */
export function vpcItems(look: Look, others: readonly TeardownItem[]): TeardownItem[] {
  const { vpc, services, stacks, partial } = look;
  if (!vpc) return [];
  const evidence = withUnknown(look, vpcEvidence(leftInVpc(look, vpc, others)));
  const found = evidence.filter(({ state }) => state === "found").flatMap(({ names }) => names);
  const unknown = evidence.some(({ state }) => state === "unknown") || partial.problemOf("services");
  return [
    {
      ...newItem({
        kind: "default-vpc",
        name: vpc.vpcId,
        resources: [vpc.vpcId, ...vpc.subnets].map((id) => ({ type: id.startsWith("vpc-") ? "vpc" : "subnet", id })),
        count: 1,
        evidence,
        mayUntick: true,
        madeBySlipway: vpc.madeBySlipway,
        after: [...services.map(serviceKey), ...stacks.map(stackKey), ...balancersThatGo(others)],
        ...(found.length > 0 && staying("vpc-in-use", [...new Set(found)])),
        ...(found.length === 0 && unknown && staying("vpc-not-looked-at", [])),
      }),
      isTicked: false,
    },
  ];
}

function balancersThatGo(items: readonly TeardownItem[]): string[] {
  return items.filter(({ kind, group }) => kind === "load-balancer" && group === "goes").map(({ key }) => key);
}

/** What the plan takes away is no use of the VPC: its load balancers, its tasks and their security groups. */
function leftInVpc(look: Look, vpc: NonNullable<Look["vpc"]>, items: readonly TeardownItem[]) {
  const goingBalancers = look.loadBalancers.filter(({ name }) =>
    balancersThatGo(items).includes(`load-balancer:${name}`),
  );
  const goingServices = look.services.filter((service) =>
    items.some(({ key, group }) => key === serviceKey(service) && group === "goes"),
  );
  const goingArns = new Set(goingBalancers.map(({ arn }) => arn));
  const goingGroups = new Set(
    goingServices
      .flatMap((service) => service.managed.map((each) => ({ ...each, of: loadBalancersOf(service) })))
      .filter(
        ({ kind, of }) =>
          kind === "service-security-group" ||
          (kind === "load-balancer-security-group" && of.every((arn) => goingArns.has(arn))),
      )
      .map(({ arn }) => arn.split("/").at(-1) ?? ""),
  );
  const stays = ({ securityGroupIds }: { securityGroupIds: string[] }) =>
    securityGroupIds.length === 0 || securityGroupIds.some((id) => !goingGroups.has(id));
  const isOfBalancer = ({ description }: { description: string }) =>
    goingBalancers.some(({ arn }) => description.includes(arn.split(":loadbalancer/").at(-1) ?? arn));
  return {
    ...vpc,
    interfaces: vpc.interfaces.filter((each) => stays(each) && !isOfBalancer(each)),
    securityGroups: vpc.securityGroups
      .filter(({ id }) => !goingGroups.has(id))
      .map(({ id, name }) => `${id} (${name})`),
    loadBalancers: look.loadBalancers
      .filter(({ vpcId, arn }) => vpcId === vpc.vpcId && !goingArns.has(arn))
      .map(({ name }) => name),
  };
}

function withUnknown({ partial }: Look, evidence: Evidence[]): Evidence[] {
  if (!partial.problemOf("load-balancers")) return evidence;
  return evidence.map((each) => (each.check === "load-balancers" ? { ...each, state: "unknown" as const } : each));
}
