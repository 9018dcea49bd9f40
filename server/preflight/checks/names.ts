import "server-only";
import type { CheckFinding } from "@/lib/domain/check";
import type { EvidenceOf } from "@/lib/domain/check-evidence";
import { ownTags } from "@/lib/domain/own-tags";
import { canBeChanged, isBeingChanged } from "@/lib/domain/stack-status";
import { eachAtOnce } from "@/server/aws/at-once";
import { findStackOfResource, listStacks, type Stack } from "@/server/aws/cloudformation";
import { listExpressServices } from "@/server/aws/ecs";
import { hasRole } from "@/server/aws/role-facts";
import { about, type Found, finding } from "../found";
import type { Look } from "../look";

/** Whether the names of a service are free, or its own already; without one, what there is. */
export async function checkNames(look: Look): Promise<Found> {
  if (!look.subject.serviceName) return { evidence: await listAll(look) };
  const [buildStack, serviceStack, service, taken] = await Promise.all([
    look.buildStack(),
    look.serviceStack(),
    look.service(),
    takenRoles(look),
  ]);
  const stacks = [buildStack, serviceStack].filter((stack) => stack !== undefined);
  const isOwn = look.subject.kind !== "templates" && look.subject.kind !== "adopted";
  const elsewhere = isOwn && !serviceStack && service?.status === "ACTIVE" ? [service.serviceName] : [];
  return {
    evidence: {
      id: "names",
      stacks: stacks.map(({ stackName, status, tags }) => ({ stackName, status, serviceName: tags[ownTags.service] })),
      services: service ? [service].map(toSeen) : [],
    },
    findings: [
      ...stacks.flatMap((stack) => checkStack(stack, look.subject.serviceName ?? "", isOwn)),
      ...(service?.status === "DRAINING" ? [finding("service-draining", service.serviceName)] : []),
      // Unless it is said how it is shipped, it may be taken as it is.
      ...about(look.subject.kind ? "service-elsewhere" : "service-of-others", elsewhere),
      ...about("role-name-taken", taken),
    ],
  };
}

function checkStack({ stackName, status, tags }: Stack, serviceName: string, isOwn: boolean): CheckFinding[] {
  const isOfService = tags[ownTags.service] === serviceName;
  // The run takes such a stack of its own away itself.
  if (status === "ROLLBACK_COMPLETE" && isOfService) return [];
  if (isBeingChanged(status)) return [finding("stack-busy", stackName, status)];
  if (!canBeChanged(status)) return [finding("stack-stuck", stackName, status)];
  return isOwn && !isOfService ? [finding("stack-elsewhere", stackName)] : [];
}

/** A role's name is there once in an account, over all Regions; that of the service's own stack is no obstacle. */
async function takenRoles(look: Look): Promise<string[]> {
  const { aws, subject } = look;
  const { roleNames } = subject;
  if (roleNames.length === 0) return [];
  const own = await ownStackId(look);
  const taken = await eachAtOnce(roleNames, 5, async (roleName) => {
    if (!(await hasRole(aws, roleName))) return [];
    const owner = await findStackOfResource(aws, roleName);
    return owner && owner === own ? [] : [roleName];
  });
  return taken.flat();
}

async function ownStackId({ aws, serviceStack, service }: Look): Promise<string | undefined> {
  const [stack, there] = await Promise.all([serviceStack(), service()]);
  return stack?.stackId ?? (there && findStackOfResource(aws, there.serviceArn));
}

async function listAll({ aws }: Look): Promise<EvidenceOf<"names">> {
  const [stacks, services] = await Promise.all([listStacks(aws), listExpressServices(aws)]);
  return { id: "names", stacks, services: services.map(toSeen) };
}

function toSeen({ serviceName, clusterName, status }: EvidenceOf<"names">["services"][number]) {
  return { serviceName, clusterName, status };
}
