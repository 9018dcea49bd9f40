import type { Ship } from "./deploy-input";

/** The image that is shipped as it is; none where one is built. */
export function pickedImage(ship: Ship): string | undefined {
  return ship.kind === "repository" ? undefined : ship.imageUri;
}
