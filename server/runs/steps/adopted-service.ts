import "server-only";
import { splitServiceArn } from "@/lib/domain/adopted";
import type { AdoptedShip } from "@/lib/domain/adopted-ship";
import { type Image, splitImageUri } from "@/lib/domain/image";
import { serviceResourceType } from "@/lib/domain/service-resource-type";
import { findStack } from "@/server/aws/cloudformation";
import { findImage } from "@/server/aws/ecr";
import { type ExpressContainer, findExpressContainer, updateExpressImage } from "@/server/aws/express-container";
import { poll, untilAnswered } from "../poll";
import { type DeployContext, note, StepError } from "../step-context";
import { findPickedImage } from "./find-image";
import { ensureRollout, type RolloutWork } from "./follow-rollout";

/** The service as it is now; one that is gone or on its way out cannot be deployed. */
async function readAdopted(context: DeployContext, { serviceArn }: AdoptedShip): Promise<ExpressContainer> {
  const found = await untilAnswered(context, async () => ({
    service: await findExpressContainer(context.aws, serviceArn),
  }));
  if (found.service) return found.service;
  const { serviceName } = splitServiceArn(serviceArn);
  throw new StepError({ rule: "service-gone", message: `ECS has no active service ${serviceName}.` });
}

/** The image that was picked, or what the tag that the service names stands for by now. */
export async function findAdoptedImage(context: DeployContext, ship: AdoptedShip, builtUri?: string): Promise<Image> {
  const picked = ship.image.from === "registry" ? ship.image.imageUri : builtUri;
  const imageUri = picked ?? (await readAdopted(context, ship)).image;
  if (imageUri && (picked || splitImageUri(imageUri).tag)) return findPickedImage(context, imageUri);
  throw new StepError({
    rule: "not-by-tag",
    message: `The service names ${imageUri ?? "no image"}, which is no tag in ECR.`,
  });
}

/** Where the service has to answer. */
export async function healthCheckPathOf(context: DeployContext): Promise<string> {
  const { ship } = context.input;
  if (ship.kind === "adopted") return (await readAdopted(context, ship)).healthCheckPath;
  return ship.kind === "templates" ? ship.healthCheckPath : ship.settings.healthCheckPath;
}

/** What will change past the stack, once nobody else is changing it. */
export async function previewAdopted(context: DeployContext, ship: AdoptedShip, image: Image): Promise<void> {
  await untilStackRests(context, ship);
  const { image: before } = await readAdopted(context, ship);
  if (ship.change.by === "forced-deployment") {
    await requireMovedTag(context, before, image);
    return note(context, { changes: [] });
  }
  const { serviceName } = splitServiceArn(ship.serviceArn);
  const property = { name: "PrimaryContainer/Image", before, after: image.imageUri };
  await note(context, {
    changes: [
      {
        action: "Modify",
        logicalId: serviceName,
        physicalId: ship.serviceArn,
        resourceType: serviceResourceType,
        replacement: "False",
        properties: before === image.imageUri ? [] : [property],
      },
    ],
  });
}

async function untilStackRests(context: DeployContext, { stackName }: AdoptedShip): Promise<void> {
  if (!stackName) return;
  await poll(context, { everyMs: 1000 }, async () => {
    const stack = await findStack(context.aws, stackName);
    if (stack)
      await note(context, { stack: { stackName, stackId: stack.stackId, status: stack.status, resources: [] } });
    return stack?.status.endsWith("_IN_PROGRESS") ? undefined : true;
  });
}

/** The same tag again must mean the image that is wanted, or another one would be rolled out. */
async function requireMovedTag(context: DeployContext, named: string | undefined, wanted: Image): Promise<void> {
  const { repositoryName, tag } = splitImageUri(named ?? "");
  const message = `The service names ${named ?? "no image"}, and that is not ${wanted.imageUri}.`;
  const onDeadline = () => ({ rule: "tag-elsewhere", message });
  if (!tag || repositoryName !== wanted.repositoryName) throw new StepError(onDeadline());
  await poll(context, { everyMs: 500, deadlineMs: 10_000, onDeadline }, async () => {
    const found = await findImage(context.aws, { repositoryName, tag });
    return found?.digest === wanted.digest ? true : undefined;
  });
}

/** Gives the service its image past its stack. What an earlier try has begun is adopted, and what serves already stays. */
export function updateAdopted(context: DeployContext, ship: AdoptedShip, image: Image): Promise<RolloutWork> {
  const { serviceArn, change } = ship;
  if (change.by === "forced-deployment") return ensureRollout(context, serviceArn, image.digest);
  const begin = async () => {
    const { isByTaskDefinition } = await readAdopted(context, ship);
    if (isByTaskDefinition)
      throw new StepError({
        rule: "own-task-definition",
        message: "The image stands in a task definition of the service's own.",
      });
    await updateExpressImage(context.aws, serviceArn, image.imageUri);
  };
  return ensureRollout(context, serviceArn, image.digest, { begin });
}
