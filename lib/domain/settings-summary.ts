import { emptySettings, type SettingsDraft } from "./settings-draft";

/** The settings that most services leave as they are, in the order in which they are asked for. */
const more = ["secrets", "taskRoleArn", "network", "scaling", "command", "logGroupName", "tags"] as const;
export type MoreSetting = (typeof more)[number];

/** Which of them differ from the usual, and how: a count, or what was chosen. */
export function changedSettings(draft: SettingsDraft): { setting: MoreSetting; value: string }[] {
  const values: Record<MoreSetting, string> = {
    secrets: countOf(draft.secrets),
    taskRoleArn: draft.taskRoleArn.trim().split("/").at(-1) ?? "",
    network: countOf(draft.network?.subnetIds ?? []),
    scaling: isUsualScaling(draft) ? "" : draft.scalingTarget,
    command: draft.command.trim().split(/\s+/).slice(0, 3).join(" "),
    logGroupName: draft.logGroupName.trim(),
    tags: countOf(draft.tags),
  };
  return more.flatMap((setting) => (values[setting] === "" ? [] : [{ setting, value: values[setting] }]));
}

function countOf(items: readonly unknown[]): string {
  return items.length === 0 ? "" : String(items.length);
}

function isUsualScaling({ scalingMetric, scalingTarget }: SettingsDraft): boolean {
  return scalingMetric === emptySettings.scalingMetric && scalingTarget === emptySettings.scalingTarget;
}
