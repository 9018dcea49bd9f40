import type { World } from "../../world";

export interface AcmSettings {
  /** Whether whoever asks for a certificate then shows that its names are theirs; there is no DNS here to look at. */
  validation: "succeeds" | "never";
  /** Certificates that an account may have in a Region. */
  certificateLimit: number;
}

const defaults: AcmSettings = { validation: "succeeds", certificateLimit: 2500 };

export function acmSettings({ settings }: World): AcmSettings {
  return { ...defaults, ...(settings.acm as Partial<AcmSettings> | undefined) };
}
