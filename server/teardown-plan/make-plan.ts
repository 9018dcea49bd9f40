import "server-only";
import type { Prices } from "@/lib/domain/price";
import { splitTarget } from "@/lib/domain/split-target";
import { blockDependents } from "@/lib/domain/teardown-blocks";
import type { LeftoverList, TeardownItem, TeardownPlan } from "@/lib/domain/teardown-plan";
import type { TeardownScope } from "@/lib/domain/teardown-scope";
import { planContents } from "@/lib/domain/teardown-truth";
import type { AwsClients } from "@/server/aws/clients";
import { priced } from "./costs";
import { readDetails } from "./details";
import { chosenLeftovers, findLeftovers } from "./find-leftovers";
import { holdBack } from "./hold-back";
import { imageItems, subjectRepositories } from "./image-items";
import { logGroupItems, logGroupNames } from "./log-group-items";
import type { Look } from "./look";
import { clusterItems, familiesOf, roleItems, serviceLinkedRoleItems, taskDefinitionItems } from "./other-items";
import { Partial } from "./partial";
import { withPermissions } from "./permissions";
import { expiryOf, fingerprintOf, planId } from "./plan-id";
import { loadBalancerItems, loadBalancersOf, serviceItems } from "./service-items";
import { StackBook } from "./stack-book";
import { stackItems } from "./stack-items";
import { readSubject } from "./subject";
import { readSurroundings } from "./surroundings";
import { vpcItems } from "./vpc-item";

interface Wanted {
  target: string;
  scope: TeardownScope;
  /** Whose rights tear down. */
  callerArn: string;
  /** Without them nothing has a price. */
  prices?: Prices;
}

/** What would go, what would stay and why: all of it from AWS, just now. It reads and changes nothing. */
export async function makeTeardownPlan(aws: AwsClients, wanted: Wanted): Promise<TeardownPlan> {
  const { target, scope, callerArn, prices } = wanted;
  const began = Date.now();
  const partial = new Partial();
  const look = await lookAround(aws, partial, target, scope);
  const found =
    scope.kind === "leftovers" ? chosenLeftovers(await findLeftovers(aws, look), scope.keys) : itemsOf(look);
  const { items, missing } = await withPermissions(aws, callerArn, look, holdBack(look, found, began));
  return finish({ target, scope, began, look, items: priced(look, blockDependents(items), prices), missing, prices });
}

/** What outlived earlier deletions, each with what it was told from. */
export async function listLeftovers(aws: AwsClients, target: string, prices?: Prices): Promise<LeftoverList> {
  const began = Date.now();
  const partial = new Partial();
  const look = await lookAround(aws, partial, target, { kind: "leftovers", keys: [] });
  const found = holdBack(look, await findLeftovers(aws, look), began);
  const items = priced(look, blockDependents(found), prices);
  const madeAt = new Date().toISOString();
  return {
    target,
    madeAt,
    tookMs: Date.now() - began,
    lookedAt: countOf(look),
    items,
    problems: partial.problems,
    pricesOf: prices?.asOf,
  };
}

async function lookAround(aws: AwsClients, partial: Partial, target: string, scope: TeardownScope): Promise<Look> {
  const surroundings = await readSurroundings(aws, partial, scope);
  const book = new StackBook(aws, surroundings.stacks);
  const subject = await readSubject(partial, book, surroundings, scope);
  const seen = { ...surroundings, ...subject, all: surroundings.services, book };
  const details = await readDetails(aws, partial, {
    stacks: seen.stacks,
    repositoryNames: subjectRepositories(seen).map(({ name }) => name),
    logGroupNames: logGroupNames(seen),
    families: familiesOf(seen),
    loadBalancerArns: seen.services.flatMap(loadBalancersOf),
  });
  return { ...seen, ...details, scope, partial, ...splitTarget(target) };
}

function itemsOf(look: Look): TeardownItem[] {
  const items = [
    ...serviceItems(look),
    ...stackItems(look),
    ...imageItems(look),
    ...taskDefinitionItems(look),
    ...logGroupItems(look),
    ...clusterItems(look),
    ...loadBalancerItems(look),
    ...roleItems(look),
    ...serviceLinkedRoleItems(look),
  ];
  const settled = blockDependents(items);
  return [...settled, ...(look.services.length > 0 ? vpcItems(look, settled) : [])];
}

interface Finished {
  target: string;
  scope: TeardownScope;
  began: number;
  look: Look;
  items: TeardownItem[];
  missing: string[];
  prices: Prices | undefined;
}

function finish({ target, scope, began, look, items, missing, prices }: Finished): TeardownPlan {
  const madeAt = new Date().toISOString();
  const fingerprint = fingerprintOf(planContents({ target, scope, items }));
  return {
    id: planId({ fingerprint, madeAt }),
    fingerprint,
    target,
    scope,
    madeAt,
    expiresAt: expiryOf(madeAt),
    tookMs: Date.now() - began,
    lookedAt: countOf(look),
    items,
    problems: look.partial.problems,
    missingPermissions: missing,
    pricesOf: prices?.asOf,
  };
}

function countOf({ all, stacks, book, clusters, repositories, projects, loadBalancers, vpc, logGroups }: Look): number {
  const inStacks = stacks.reduce((total, stack) => total + book.resourcesOf(stack).length, 0);
  const managed = all.reduce((total, service) => total + service.managed.length, 0);
  const inVpc = vpc ? vpc.interfaces.length + vpc.securityGroups.length + vpc.subnets.length : 0;
  const listed = [all, book.stacks, clusters, repositories, projects, loadBalancers];
  return listed.reduce((total, { length }) => total + length, inStacks + managed + inVpc + logGroups.size);
}
