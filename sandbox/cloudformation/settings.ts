import type { World } from "../world";

export interface CloudFormationSettings {
  /** How far the deletion of an Express service has to be before its resource counts as deleted; AWS does not say. */
  expressDeletionEnds: "DRAINING" | "INACTIVE";
  /** Stacks that a Region of an account may have, deleted ones not counted. */
  stackLimit: number;
}

const defaults: CloudFormationSettings = { expressDeletionEnds: "INACTIVE", stackLimit: 2000 };

export function cloudFormationSettings({ settings }: World): CloudFormationSettings {
  return { ...defaults, ...(settings.cloudformation as Partial<CloudFormationSettings> | undefined) };
}
