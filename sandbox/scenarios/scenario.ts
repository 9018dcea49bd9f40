import type { World } from "../world";

/** How a world begins. */
export interface Scenario {
  name: string;
  summary: string;
  /** By service; what each means stands beside the service. */
  settings: Record<string, unknown>;
  seed(world: World): void;
}
