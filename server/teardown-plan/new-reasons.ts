import "server-only";
import { isHeldBack } from "@/lib/domain/keep-until";
import type { TeardownItem, TeardownReason } from "@/lib/domain/teardown-plan";
import type { AwsClients } from "@/server/aws/clients";
import { listClusters } from "@/server/aws/clusters";
import { listTagged } from "@/server/aws/tagged-resources";
import { familyOf } from "@/server/aws/task-definitions";
import { type FoundService, readServices } from "./found-services";
import { keepTag } from "./surroundings";
import { Whole } from "./whole";

/**
 * Why items of a teardown under way may no longer go: somebody has tagged them meanwhile, or a service that is not on the plan has
 * begun to use them.
 */
export async function findNewReasons(
  aws: AwsClients,
  chosen: readonly TeardownItem[],
): Promise<Map<string, TeardownReason>> {
  const whole = new Whole();
  const [held, services] = await Promise.all([
    listTagged(aws, keepTag),
    listClusters(aws).then((clusters) => readServices(aws, whole, clusters, undefined)),
  ]);
  const own = new Set(chosen.flatMap(({ resources }) => resources.map(({ id }) => id)));
  const others = services.filter(({ serviceArn }) => !own.has(serviceArn));
  const heldArns = held.filter(({ tags }) => isHeldBack(tags[keepTag] ?? "", Date.now()));
  const reasons = new Map<string, TeardownReason>();
  for (const item of chosen) {
    const ids = new Set(item.resources.map(({ id }) => id));
    const isHeld = ({ arn }: { arn: string }) => isOf(ids, item, arn.replace(/:\*$/, ""));
    const tag = heldArns.find(isHeld)?.tags[keepTag];
    const users = usersOf(item, others);
    if (tag !== undefined) reasons.set(item.key, { rule: "held-back", names: [item.name], detail: tag });
    else if (users.length > 0) reasons.set(item.key, { rule: "not-made-for-it", names: users });
  }
  return reasons;
}

/** EC2's ids are the end of their ARNs, and who keeps a repository keeps its images. */
function isOf(ids: ReadonlySet<string>, { kind, resources }: TeardownItem, arn: string): boolean {
  const last = arn.slice(arn.lastIndexOf("/") + 1);
  const isOfRepository = kind === "images" && resources.some(({ id }) => id.startsWith(`${arn}@`));
  return ids.has(arn) || isOfRepository || (/^[a-z]+-[0-9a-f]{8,}$/.test(last) && ids.has(last));
}

function usersOf({ kind, name, resources }: TeardownItem, others: readonly FoundService[]): string[] {
  const ids = resources.map(({ id }) => id);
  const digests = new Set(kind === "images" ? ids.map((id) => id.slice(id.indexOf("@") + 1)) : []);
  const users = others.filter((service) => {
    if (kind === "images") return service.images.some((image) => usesImage(image, name, digests));
    if (kind === "cluster") return service.clusterName === name;
    if (kind === "task-definitions") return service.taskDefinitionArns.some((arn) => familyOf(arn) === name);
    if (kind === "log-group") return service.logGroupNames.includes(name);
    if (kind === "load-balancer") return service.managed.some(({ arn }) => ids.includes(arn));
    return service.roleArns.some((arn) => ids.includes(arn));
  });
  return [...new Set(users.map(({ serviceName }) => serviceName))];
}

/** By one of the digests, or by a tag of the repository, which may be any of them. */
function usesImage(image: string, repository: string, digests: ReadonlySet<string>): boolean {
  const [path = "", digest] = image.split("@");
  const isOfRepository = path.replace(/:[^/]*$/, "").endsWith(`/${repository}`);
  return isOfRepository && (digest === undefined || digests.has(digest));
}
