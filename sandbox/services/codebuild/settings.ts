import type { Place } from "../../place";

export interface CodeBuildSettings {
  /** What shall go wrong in every build. */
  fail?:
    | "dockerfile-missing"
    | "command"
    | "docker-hub-rate-limit"
    | "source-auth"
    | "container-image"
    | "fault"
    | undefined;
  /** Builds of one environment and compute type at the same time in one Region; 0 is an account that AWS holds back. */
  concurrentBuilds: number;
  /** The same for single types: `LINUX_CONTAINER/BUILD_GENERAL1_LARGE`. */
  concurrentBuildsOf: Record<string, number>;
  /** About how many lines a build's log has at least. */
  lines: number;
  /** Where those lines end in any case. */
  logBytes: number;
  /** Whether the ARN of a build's log stream is known from the start, or says `null` until PROVISIONING. */
  logArn: "at-once" | "from-provisioning";
  /** Whether builds in a VPC come out of it: without a NAT gateway they wait for their source until they time out. */
  vpcBuilds: "reach-out" | "hang";
  /** Which operation first looks at whether the service role can be assumed. */
  checksRoleAt: "start-build" | "create-project";
  /** Other rules for single accounts, by their number. */
  accounts: Record<string, Partial<Omit<CodeBuildSettings, "accounts">>>;
}

const defaults: CodeBuildSettings = {
  concurrentBuilds: 60,
  concurrentBuildsOf: {},
  lines: 0,
  logBytes: 256 * 1024 * 1024,
  logArn: "from-provisioning",
  vpcBuilds: "reach-out",
  checksRoleAt: "start-build",
  accounts: {},
};

export function codebuildSettings({ world: { settings }, account }: Place): CodeBuildSettings {
  const given = { ...defaults, ...(settings.codebuild as Partial<CodeBuildSettings> | undefined) };
  return { ...given, ...given.accounts[account] };
}
