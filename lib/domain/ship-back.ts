import { withImage } from "./adopted";
import type { AdoptedShip } from "./adopted-ship";
import type { Ship } from "./deploy-input";

/** As templates call the parameter that takes the image. */
const imageParameter = /^(?:container|docker|app)?image(?:uri|url|identifier)?$/i;

/**
 * The same ship again with the image that came of it. None where the image cannot be said: where it stands in a template, or where
 * a template takes its tag alone.
 */
export function shipBack(ship: Ship, imageUri: string, serviceParameters: readonly string[]): Ship | undefined {
  if (ship.kind === "adopted") return takesImage(ship) ? withImage(ship, imageUri) : undefined;
  if (ship.kind !== "templates") return { kind: "image", imageUri, settings: ship.settings };
  const name = serviceParameters.find((each) => imageParameter.test(each));
  if (name === undefined) return undefined;
  const parameters = { ...ship.serviceStack.parameters, [name]: imageUri };
  return { ...ship, serviceStack: { ...ship.serviceStack, parameters } };
}

/** A tag may mean another image by now. */
function takesImage({ change }: AdoptedShip): boolean {
  return change.by !== "change-set" || change.parameter.holds !== "tag";
}
