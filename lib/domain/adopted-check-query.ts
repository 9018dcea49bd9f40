import type { AdoptedShip } from "./adopted-ship";
import type { CheckQuery } from "./check-query";
import type { AdoptedRunInput } from "./deploy-input";

/** What the deploy of a service that others made is asked about: its stack is in the way only where that is what is changed. */
export function adoptedCheckQuery({ serviceName, ship }: Pick<AdoptedRunInput, "serviceName" | "ship">): CheckQuery {
  const { kind, image, change }: AdoptedShip = ship;
  return {
    kind,
    namesSubnets: "true",
    ...(serviceName && { serviceName }),
    ...(change.by === "change-set" && { serviceStackName: change.stackName }),
    ...(image.from === "registry" && image.imageUri && { imageUri: image.imageUri }),
  };
}
