import type { AdoptedChange, AdoptedShip, ImageParameter } from "./adopted-ship";
import type { Ship } from "./deploy-input";
import type { Image } from "./image";

/** The same service with another image that is there: what a return to it ships. */
export function withImage(ship: AdoptedShip, imageUri: string): AdoptedShip {
  const change: AdoptedChange = ship.change.by === "forced-deployment" ? { by: "service-update" } : ship.change;
  return { ...ship, image: { from: "registry", imageUri }, change };
}

/** Whether the service is then otherwise than the template of its stack says. */
export function drifts({ change, stackName }: Pick<AdoptedShip, "change" | "stackName">): boolean {
  return change.by === "service-update" && stackName !== undefined;
}

/** `arn:aws:ecs:REGION:ACCOUNT:service/CLUSTER/NAME` */
export function splitServiceArn(arn: string): { target: string; clusterName: string; serviceName: string } {
  const [, , , region = "", account = "", path = ""] = arn.split(":");
  const [, clusterName = "", serviceName = ""] = path.split("/");
  return { target: `${account}~${region}`, clusterName, serviceName };
}

/** Slipway's own services are in the cluster that ECS makes by itself. */
export function clusterOfShip(ship: Ship): string {
  return ship.kind === "adopted" ? splitServiceArn(ship.serviceArn).clusterName : "default";
}

/** What a parameter becomes so that it names this image; undefined where only a tag would do, and the image has none. */
export function parameterValue(
  { holds }: ImageParameter,
  { imageUri, digest, tags }: Pick<Image, "imageUri" | "digest" | "tags">,
): string | undefined {
  if (holds !== "tag") return holds === "image" ? imageUri : digest;
  // A tag that says which image it is goes before one that moves on.
  return tags.toSorted((one, other) => weightOf(other) - weightOf(one))[0];
}

const weightOf = (tag: string) => (/^[0-9a-f]{7,40}$/.test(tag) ? 2 : tag === "latest" ? 0 : 1);
