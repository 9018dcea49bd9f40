import "server-only";
import type { TargetSettings } from "@/lib/domain/target";

/** The external id opens a role to whoever knows it: it is for admins of all targets alone, and in no record that stays for ever. */
export function withoutExternalId<Settings extends Pick<TargetSettings, "reach">>(settings: Settings): Settings {
  if (settings.reach.by !== "deploy-role") return settings;
  const { by, roleArn } = settings.reach;
  return { ...settings, reach: { by, roleArn } };
}
