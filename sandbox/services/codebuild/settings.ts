import type { World } from "../../world";

export interface CodeBuildSettings {
  /** What shall go wrong in every build. */
  fail?: "dockerfile-missing" | "command" | "docker-hub-rate-limit" | "source-auth";
  /** Builds at the same time in one account and Region; 0 is an account that AWS holds back. */
  concurrentBuilds: number;
  /** About how many lines a build's log has at least. */
  lines: number;
  /** Whether the ARN of a build's log stream is known from the start, or null until PROVISIONING. */
  logArn: "at-once" | "from-provisioning";
}

const defaults: CodeBuildSettings = { concurrentBuilds: 60, lines: 0, logArn: "at-once" };

export function codebuildSettings({ settings }: World): CodeBuildSettings {
  return { ...defaults, ...(settings.codebuild as Partial<CodeBuildSettings> | undefined) };
}
