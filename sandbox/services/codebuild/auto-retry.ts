import { AwsError } from "../../operation";
import type { Place } from "../../place";
import { randomHex } from "../../random";
import { buildTable } from "./builds";
import { openBuild } from "./start-build";

/** Starts a build that has failed once more, as its limit of retries asks for, and ties the two together. */
export function autoRetry(place: Place, buildId: string): void {
  const earlier = buildTable(place).get(buildId);
  if (!earlier) return;
  const { build } = earlier;
  const principal = { arn: build.initiator ?? "", userId: "", accessKeyId: "", account: place.account };
  try {
    const row = openBuild({ ...place, principal, requestId: randomHex(32) }, earlier.input);
    const { autoRetryLimit = 0, autoRetryNumber = 0 } = build.autoRetryConfig ?? {};
    row.build.autoRetryConfig = {
      autoRetryLimit,
      autoRetryNumber: autoRetryNumber + 1,
      previousAutoRetry: build.arn,
    };
    build.autoRetryConfig = { ...build.autoRetryConfig, nextAutoRetry: row.build.arn };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    place.world.record("event", place, "codebuild.retry-refused", { buildId, code: error.code });
  }
}
