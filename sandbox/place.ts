import type { Scope, World } from "./world";

/** One Region of one account of a world: what is needed to read and change what exists there. */
export interface Place extends Scope {
  world: World;
}
