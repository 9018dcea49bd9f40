import { CodeBuild } from "@aws-sdk/client-codebuild";
import { account } from "../services/codebuild/testing";
import { type Journey, minute } from "./journey";

export const throughCodeBuild: Journey = async ({ config, sandbox, watched }) => {
  const { roleArn: serviceRole } = await account(sandbox);
  const codebuild = watched(new CodeBuild(config));
  const projectName = "shop-build";
  await codebuild.createProject({
    name: "other",
    source: { type: "NO_SOURCE", buildspec: "version: 0.2\nphases: { build: { commands: [true] } }" },
    artifacts: { type: "NO_ARTIFACTS" },
    environment: { type: "LINUX_CONTAINER", computeType: "BUILD_GENERAL1_SMALL", image: "aws/codebuild/standard:7.0" },
    serviceRole,
  });
  await codebuild.updateProject({ name: projectName, description: "of the shop" });
  await codebuild.batchGetProjects({ names: [projectName] });
  await codebuild.listProjects({});
  await codebuild.listCuratedEnvironmentImages({});
  await codebuild.invalidateProjectCache({ projectName });
  const { build } = await codebuild.startBuild({ projectName });
  await codebuild.stopBuild({ id: build?.id });
  const { build: again } = await codebuild.retryBuild({ id: build?.id });
  const ids = [build?.id ?? "", again?.id ?? ""];
  await codebuild.batchGetBuilds({ ids });
  sandbox.world.step(10 * minute);
  await codebuild.batchGetBuilds({ ids });
  await codebuild.listBuilds({});
  await codebuild.listBuildsForProject({ projectName });
  await codebuild.startBuildBatch({ projectName }).catch(() => {});
  await codebuild.batchDeleteBuilds({ ids });
  await codebuild.deleteProject({ name: projectName });
};
