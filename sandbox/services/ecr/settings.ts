import type { FindingSeverity } from "@aws-sdk/client-ecr";
import type { World } from "../../world";

export interface EcrSettings {
  /** Whether the manifest of an image is refused whose layers were not uploaded, as AWS does. */
  checksLayers: boolean;
  /** How scans end. */
  scans: "COMPLETE" | "FAILED" | "UNSUPPORTED_IMAGE";
  /** How many findings of each severity a scan comes to; without it the image's digest decides. */
  findings?: Partial<Record<FindingSeverity, number>>;
}

const defaults: EcrSettings = { checksLayers: true, scans: "COMPLETE" };

export function ecrSettings({ settings }: World): EcrSettings {
  return { ...defaults, ...(settings.ecr as Partial<EcrSettings> | undefined) };
}
