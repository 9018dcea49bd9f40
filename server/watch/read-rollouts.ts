import "server-only";
import { noteWork } from "@/lib/domain/noted-works";
import type { ObservedDeployment } from "@/lib/domain/observed-service";
import type { OutsideWork } from "@/lib/domain/outside-work";
import { inBatches } from "@/server/aws/at-once";
import type { AwsClients } from "@/server/aws/clients";
import { readTargetHealth } from "@/server/aws/elb";
import { lookAtDeployments, lookAtRevisions } from "@/server/aws/rollout-looks";
import { findLatestDeploymentArn, rolloutBatch } from "@/server/aws/rollouts";
import { inTurn } from "./in-turn";
import type { KnownService } from "./target-state";

const callsAtOnce = 4;

/** What is deployed and how that goes: deployments and revisions, by twenty. */
export async function readRollouts(aws: AwsClients, services: readonly KnownService[]): Promise<void> {
  for (const batch of inBatches(services, rolloutBatch)) {
    const wanted = await deploymentsToRead(aws, batch);
    const deployments = await readDeployments(aws, [...wanted.values()]);
    for (const service of batch) {
      const deployment = deployments.get(wanted.get(service) ?? "");
      if (!deployment) continue;
      service.seen.deployment = deployment;
      const work = toWork(deployment);
      if (work) service.seen.works = noteWork(service.seen.works ?? [], work, Date.now());
    }
    await readRevisions(aws, batch);
  }
}

function toWork({
  arn,
  progress,
  status,
  stage,
  reason,
  createdAt,
  ...rest
}: ObservedDeployment): OutsideWork | undefined {
  if (!createdAt) return undefined;
  const name = (rest.targetRevisionArn ?? arn).split("/").at(-1) ?? "";
  const { endedAt } = rest;
  return { kind: "rollout", id: arn, name, progress, status, phase: stage, reason, startedAt: createdAt, endedAt };
}

/** The one that is under way, or that was; where ECS names none, its list says which was the last. */
async function deploymentsToRead(
  aws: AwsClients,
  services: readonly KnownService[],
): Promise<Map<KnownService, string>> {
  const wanted = new Map<KnownService, string>();
  await inTurn(services, callsAtOnce, async (service) => {
    const { looked, seen } = service;
    const known = seen.deployment?.progress === "running" ? seen.deployment.arn : undefined;
    const isRead = seen.readFor === seen.mark;
    const arn =
      looked?.deploymentArn ?? known ?? (isRead ? undefined : await findLatestDeploymentArn(aws, seen.serviceArn));
    if (arn) wanted.set(service, arn);
  });
  return wanted;
}

async function readDeployments(aws: AwsClients, arns: string[]): Promise<Map<string, ObservedDeployment>> {
  const found = arns.length > 0 ? await lookAtDeployments(aws, arns) : [];
  return new Map(found.map((deployment) => [deployment.arn, deployment]));
}

/** Of the revision that serves, or that is to serve; one that is complete does not change. */
async function readRevisions(aws: AwsClients, services: readonly KnownService[]): Promise<void> {
  const wanted = new Map<string, KnownService>();
  for (const service of services) {
    const arn = revisionArnOf(service);
    const known = service.seen.revision;
    if (arn && (known?.arn !== arn || known.isSettling)) wanted.set(arn, service);
  }
  for (const batch of inBatches([...wanted.keys()], rolloutBatch)) {
    for (const revision of await lookAtRevisions(aws, batch)) {
      const service = wanted.get(revision.arn);
      if (service) service.seen.revision = revision;
    }
  }
}

/** After a rollback ECS goes on with the revision that was there before, and names it first again. */
function revisionArnOf({ looked, seen }: KnownService): string | undefined {
  const { deployment } = seen;
  const isTarget = deployment?.progress === "running" && !deployment.status.startsWith("ROLLBACK");
  return (isTarget ? deployment.targetRevisionArn : undefined) ?? looked?.revisionArns[0];
}

/** How the targets of a service are, of every target group that may have some. */
export async function readTargets(aws: AwsClients, services: readonly KnownService[]): Promise<void> {
  await inTurn(services, callsAtOnce, async ({ looked, seen }) => {
    const { deployment, revision } = seen;
    const serving = looked?.targetGroupArns ?? [];
    const all = revision?.targetGroupArns ?? [];
    const isMoving = deployment?.progress === "running" || serving.length === 0;
    const arns = [...new Set(isMoving ? [...all, ...serving] : serving)];
    if (arns.length === 0) return;
    const { healthy, total, reasons } = await readTargetHealth(aws, arns);
    seen.targets = { healthy, total, reasons, at: new Date().toISOString() };
  });
}
