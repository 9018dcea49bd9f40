import "server-only";
import { serviceResourceType } from "@/lib/domain/service-resource-type";
import { lastWordOn } from "@/lib/domain/stack";
import type { BlockingResource } from "@/lib/domain/teardown-progress";
import { listResourcesOf } from "@/server/aws/all-stacks";
import { findStack, listEventsSince } from "@/server/aws/cloudformation";
import { type DeletionWay, deleteStackThisWay } from "@/server/aws/deletions";
import { untilKnown, untilSeen } from "../poll";
import { logEvents, type StepContext } from "../step-context";
import type { ItemWork, NotGone } from "./delete-item";
import { stackEveryMs, toLine } from "./execute-change";

/** One deletion of a stack; the events of it carry the token, so that a restart finds it again. */
interface Operation {
  stackId: string;
  token: string;
  way: DeletionWay;
}

/**
 * Deletes a stack by its id: the name may be another one's by now. When it ends DELETE_FAILED, what was decided says how it is tried
 * again; a service that is gone already does not hold its stack.
 */
export async function deleteStackOf(work: ItemWork): Promise<NotGone | undefined> {
  const { context, item, decisions } = work;
  const stackId = item.resources.find(({ type }) => type === "AWS::CloudFormation::Stack")?.id ?? "";
  await work.board.deleting(item.key, { status: item.status });
  const token = `slipway-teardown-${context.runId}-${decisions.length}`;
  const way = await wayOf(context, stackId, decisions.at(-1));
  const first = await follow(work, { stackId, token, way });
  if (first === "gone") return leftBy(context, stackId);
  const blockedBy = await listBlocking(context, stackId);
  const services = blockedBy.filter(({ resourceType }) => resourceType === serviceResourceType);
  if (services.length > 0 && services.length === blockedBy.length) {
    const retain = services.map(({ logicalId }) => logicalId);
    const second = await follow(work, { stackId, token: `${token}-gone`, way: { retain } });
    if (second === "gone") return undefined;
  }
  const [{ reason = first } = {}] = blockedBy;
  return {
    reason: { rule: "delete-failed", message: reason },
    asks: { choices: blockedBy.length > 0 ? ["retry", "retain", "force"] : ["retry", "retain"], blockedBy },
  };
}

/** `RetainResources` names what could not go before; without such, a person leaves the stack itself. */
async function wayOf(context: StepContext, stackId: string, decision?: string): Promise<DeletionWay> {
  if (decision === "force") return "force";
  if (decision !== "retain") return undefined;
  return { retain: (await listBlocking(context, stackId)).map(({ logicalId }) => logicalId) };
}

/** Follows one deletion to its end: `gone`, or why not. */
function follow({ context, board, item }: ItemWork, { stackId, token, way }: Operation): Promise<string> {
  const { aws } = context;
  let sentAt = 0;
  return untilSeen(context, stackEveryMs, async () => {
    const stack = await findStack(aws, stackId);
    if (!stack || stack.status === "DELETE_COMPLETE") return "gone";
    await board.deleting(item.key, { status: stack.status });
    const events = await listEventsSince(aws, stackId, token);
    await logEvents(
      context,
      `${stackId}#${token}`,
      events.map((event) => ({ id: event.id, line: toLine(event) })),
    );
    const end = lastWordOn(stackId, events);
    if (end) return end.status === "DELETE_COMPLETE" ? "gone" : (end.reason ?? end.status);
    const isBusy = stack.status.endsWith("_IN_PROGRESS") && stack.status !== "REVIEW_IN_PROGRESS";
    if (events.length > 0 || isBusy || Date.now() - sentAt < heardWithinMs) return undefined;
    sentAt = Date.now();
    await deleteStackThisWay(aws, stackId, { token, way: stack.status === "DELETE_FAILED" ? way : undefined });
    return undefined;
  });
}

/** The events of an operation may be so late. */
const heardWithinMs = 5000;

async function listBlocking(context: StepContext, stackId: string): Promise<BlockingResource[]> {
  const resources = await untilKnown(context, () => listResourcesOf(context.aws, stackId));
  return resources
    .filter(({ status }) => status === "DELETE_FAILED")
    .map(({ logicalId, physicalId, type, reason }) => ({ logicalId, physicalId, resourceType: type, reason }));
}

/** What a stack that is gone has not taken along: it was retained, by a person's word or by its template. */
async function leftBy(context: StepContext, stackId: string): Promise<NotGone | undefined> {
  const resources = await untilKnown(context, () => listResourcesOf(context.aws, stackId));
  const left = resources
    .filter(({ type }) => type !== serviceResourceType)
    .map(({ logicalId, physicalId, type, reason }) => ({ logicalId, physicalId, resourceType: type, reason }));
  if (left.length === 0) return undefined;
  return { left, reason: { rule: "retained", message: left.map(({ logicalId }) => logicalId).join(", ") } };
}
