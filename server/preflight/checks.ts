import "server-only";
import type { CheckId } from "@/lib/domain/check-reasons";
import { checkBuilds } from "./checks/builds";
import { checkCluster } from "./checks/cluster";
import { checkDefaultVpc } from "./checks/default-vpc";
import { checkIdentity } from "./checks/identity";
import { checkLoadBalancer } from "./checks/load-balancer";
import { checkNames } from "./checks/names";
import { checkPermissions } from "./checks/permissions";
import { checkPrice } from "./checks/price";
import { checkQuotas } from "./checks/quotas";
import { checkRepository } from "./checks/repository";
import { checkRoles } from "./checks/roles";
import { checkServiceLinkedRoles } from "./checks/service-linked-roles";
import { checkSubnets } from "./checks/subnets";
import type { Found } from "./found";
import type { Look } from "./look";

export const checks: Record<CheckId, (look: Look) => Promise<Found>> = {
  identity: checkIdentity,
  permissions: checkPermissions,
  "default-vpc": checkDefaultVpc,
  subnets: checkSubnets,
  roles: checkRoles,
  "service-linked-roles": checkServiceLinkedRoles,
  repository: checkRepository,
  builds: checkBuilds,
  cluster: checkCluster,
  names: checkNames,
  "load-balancer": checkLoadBalancer,
  quotas: checkQuotas,
  price: checkPrice,
};
