import type { Ship } from "./deploy-input";

/** As templates call the parameter that takes the image. */
const imageParameter = /^(?:container|docker|app)?image(?:uri|url|identifier)?$/i;

/**
 * The same ship again with the image that came of it, so that nothing is built. None of own templates that take no image by a
 * parameter: what they deploy stands in them.
 */
export function shipBack(ship: Ship, imageUri: string, serviceParameters: readonly string[]): Ship | undefined {
  if (ship.kind !== "templates") return { kind: "image", imageUri, settings: ship.settings };
  const name = serviceParameters.find((each) => imageParameter.test(each));
  if (name === undefined) return undefined;
  const parameters = { ...ship.serviceStack.parameters, [name]: imageUri };
  return { ...ship, imageUri, serviceStack: { ...ship.serviceStack, parameters } };
}
