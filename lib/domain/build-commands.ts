/** Starts a build, and waits for its end; `$build` is its id from then on. Both are words of a shell already. */
export function buildLines(projectName: string, revision?: string): string[] {
  const version = revision ? ` --source-version ${revision}` : "";
  const status = 'aws codebuild batch-get-builds --ids "$build" --query "builds[0].buildStatus" --output text';
  return [
    `build=$(aws codebuild start-build --project-name ${projectName}${version} --query build.id --output text)`,
    `while [ "$(${status})" = IN_PROGRESS ]; do sleep 5; done`,
    status,
  ];
}

/** The digest that the build has exported, by the buildspec that Slipway writes; empty for others. */
export const digestOfBuild = `digest=$(aws codebuild batch-get-builds --ids "$build" --query "builds[0].exportedEnvironmentVariables[?name=='IMAGE_DIGEST'].value" --output text)`;
