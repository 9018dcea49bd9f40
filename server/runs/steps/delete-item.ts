import "server-only";
import type { TeardownKind } from "@/lib/domain/teardown-kinds";
import type { TeardownItem } from "@/lib/domain/teardown-plan";
import type { BlockingResource, Decision } from "@/lib/domain/teardown-progress";
import { deleteDefaultVpc } from "@/server/aws/delete-default-vpc";
import { deleteRole } from "@/server/aws/delete-role";
import { deleteBuildProject, deleteCluster, deleteLogGroup, deleteRepository } from "@/server/aws/deletions";
import { untilKnown } from "../poll";
import type { StepContext } from "../step-context";
import { deleteImagesOf } from "./delete-images";
import { deleteLeftLoadBalancer } from "./delete-load-balancer";
import { deleteService, untilEcsTookAlong } from "./delete-service";
import { deleteStackOf } from "./delete-stack";
import { deleteRevisions } from "./delete-task-definitions";
import type { ItemBoard } from "./item-board";

export interface ItemWork {
  context: StepContext;
  board: ItemBoard;
  item: TeardownItem;
  /** What was decided on it so far, one for each of its failures. */
  decisions: readonly Decision[];
}

/** Why something is not gone: `asks` where a person may say how to go on. */
export interface NotGone {
  reason: { rule: string; message: string };
  asks?: { choices: Decision[]; blockedBy: BlockingResource[] };
  /** Of a stack that is gone: what it has left. */
  left?: BlockingResource[];
}

/** Looks first, then acts, to the end; whatever an earlier try has done is no matter. Undefined when it is gone. */
type Deletion = (work: ItemWork) => Promise<NotGone | undefined>;

const deletions: Partial<Record<TeardownKind, Deletion>> = {
  "express-service": deleteService,
  "managed-resources": untilEcsTookAlong,
  "load-balancer": (work) => (work.item.goesWith ? untilEcsTookAlong(work) : deleteLeftLoadBalancer(work)),
  stack: deleteStackOf,
  images: deleteImagesOf,
  "task-definitions": deleteRevisions,
  repository: simply(({ context, item }) => deleteRepository(context.aws, item.name)),
  "build-project": simply(({ context, item }) => deleteBuildProject(context.aws, item.name)),
  "log-group": simply(({ context, item }) => deleteLogGroup(context.aws, item.name)),
  role: simply(({ context, item }) => deleteRole(context.aws, item.name)),
  cluster: simply(({ context, item }) => deleteCluster(context.aws, item.name)),
  "default-vpc": simply(({ context, item, board }) =>
    deleteDefaultVpc(context.aws, item.name, {
      known: partsOf(board, item.key),
      keep: (parts) => board.deleting(item.key, { parts }),
    }),
  ),
};

export async function deleteItem(work: ItemWork): Promise<NotGone | undefined> {
  const deletion = deletions[work.item.kind];
  return deletion ? deletion(work) : { reason: { rule: "not-deleted", message: work.item.kind } };
}

/** One act that AWS answers at once. */
function simply(act: (work: ItemWork) => Promise<void>): Deletion {
  return async (work) => {
    await work.board.deleting(work.item.key);
    await untilKnown(work.context, () => act(work));
    return undefined;
  };
}

function partsOf(board: ItemBoard, key: string): string[] {
  const state = board.of(key);
  return (state?.progress === "deleting" && state.parts) || [];
}
