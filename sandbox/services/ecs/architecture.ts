import type { World } from "../../world";
import { ecsSettings } from "./settings";
import type { Architecture, RevisionRow } from "./tables";

/** What its tasks run on: ECS goes by the image where the task definition says otherwise. */
export function architectureOf(world: World, { configuration, imageArchitecture }: RevisionRow): Architecture {
  const declared = configuration.cpuArchitecture === "ARM64" ? "ARM64" : "X86_64";
  return imageArchitecture && ecsSettings(world).overridesArchitecture ? imageArchitecture : declared;
}

/** Where it differs from what the task definition says. */
export function overriddenArchitecture(world: World, revision: RevisionRow): Architecture | undefined {
  const architecture = architectureOf(world, revision);
  return architecture === (revision.configuration.cpuArchitecture ?? "X86_64") ? undefined : architecture;
}
