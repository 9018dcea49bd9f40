import "server-only";
import { type AnyStack, listChangeSets, listImporters } from "@/server/aws/all-stacks";
import { eachAtOnce } from "@/server/aws/at-once";
import type { AwsClients } from "@/server/aws/clients";
import { listTargetGroupsOf } from "@/server/aws/load-balancers";
import { findLastLogTime, findLogGroup, type LogGroup, listLogGroups } from "@/server/aws/log-groups";
import { type RepositoryImages, readImagesOf } from "@/server/aws/repositories";
import { listAllRevisions, listRevisionsOf } from "@/server/aws/task-definitions";
import type { Partial } from "./partial";

export interface FoundLogGroup extends LogGroup {
  lastUsedAt?: string;
}

/** What is read of that alone which a plan is about. */
export interface Details {
  /** By the name of the export. */
  importers: Map<string, string[]>;
  /** By the id of the stack. */
  changeSets: Map<string, string[]>;
  images: Map<string, RepositoryImages>;
  logGroups: Map<string, FoundLogGroup>;
  /** By family. */
  revisions: Map<string, string[]>;
  /** By load balancer. */
  targetGroups: Map<string, string[]>;
}

interface Wanted {
  stacks: readonly AnyStack[];
  repositoryNames: readonly string[];
  logGroupNames: readonly string[];
  families: readonly string[];
  loadBalancerArns: readonly string[];
}

export async function readDetails(aws: AwsClients, partial: Partial, wanted: Wanted): Promise<Details> {
  const exports = wanted.stacks.flatMap((stack) => stack.exports);
  const withChangeSets = wanted.stacks.length <= mostStacksWithChangeSets ? wanted.stacks : [];
  const [importers, changeSets, images, logGroups, revisions, targetGroups] = await Promise.all([
    partial.read("imports", new Map(), () => mapOf(exports, 6, (name) => listImporters(aws, name))),
    partial.read("change-sets", new Map(), () =>
      mapOf(
        withChangeSets.map(({ stackId }) => stackId),
        4,
        (stackId) => listChangeSets(aws, stackId),
      ),
    ),
    partial.read("images", new Map(), () => mapOf(wanted.repositoryNames, 8, (name) => readImagesOf(aws, name))),
    partial.read("log-groups", new Map(), () => readLogGroups(aws, wanted.logGroupNames)),
    partial.read("task-definitions", new Map(), () => readRevisions(aws, wanted.families)),
    partial.read("load-balancers", new Map(), () =>
      mapOf(wanted.loadBalancerArns, 6, (arn) => listTargetGroupsOf(aws, arn)),
    ),
  ]);
  return { importers, changeSets, images, logGroups, revisions, targetGroups };
}

/** A change set that was never executed goes with its stack anyhow: worth a call for a few, not for a hundred. */
const mostStacksWithChangeSets = 10;

async function mapOf<Found>(
  keys: readonly string[],
  most: number,
  read: (key: string) => Promise<Found>,
): Promise<Map<string, Found>> {
  const unique = [...new Set(keys)];
  const found = await eachAtOnce(unique, most, async (key) => [key, await read(key)] as const);
  return new Map(found);
}

async function readRevisions(aws: AwsClients, families: readonly string[]): Promise<Map<string, string[]>> {
  const all = families.length > mostByName ? await listAllRevisions(aws) : undefined;
  return all ?? mapOf(families, 10, (name) => listRevisionsOf(aws, name));
}

/** CloudWatch answers ten a second: beyond so many all of the Region are fewer calls. */
const mostByName = 20;

async function readLogGroups(aws: AwsClients, names: readonly string[]): Promise<Map<string, FoundLogGroup>> {
  const wanted = new Set(names);
  const found =
    wanted.size > mostByName
      ? (await listLogGroups(aws)).filter(({ name }) => wanted.has(name))
      : (await eachAtOnce([...wanted], 10, (name) => findLogGroup(aws, name))).filter((group) => group !== undefined);
  const dated = found.slice(0, mostByName * 2);
  const times = await eachAtOnce(dated, 10, ({ name }) => findLastLogTime(aws, name));
  return new Map(found.map((group, index) => [group.name, { ...group, lastUsedAt: times[index] }]));
}
