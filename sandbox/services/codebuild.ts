import type { ServiceDefinition } from "../operation";
import { autoRetry } from "./codebuild/auto-retry";
import { batchDeleteBuilds, batchGetBuilds, listBuilds, listBuildsForProject } from "./codebuild/builds";
import { listCuratedEnvironmentImages } from "./codebuild/curated-images";
import { batchGetProjects, listProjects, listProjectsEverywhere } from "./codebuild/list-projects";
import { createProject, deleteProject, invalidateProjectCache, updateProject } from "./codebuild/projects";
import { advanceBuild, timeOutBuild, timeOutQueued } from "./codebuild/run-build";
import { retryBuild, startBuild, stopBuild } from "./codebuild/start-build";
import { startBuildBatch } from "./codebuild/start-build-batch";

export const codebuild: ServiceDefinition = {
  signingName: "codebuild",
  sdk: () => import("@aws-sdk/client-codebuild"),
  operations: {
    BatchDeleteBuilds: batchDeleteBuilds,
    BatchGetBuilds: batchGetBuilds,
    BatchGetProjects: batchGetProjects,
    CreateProject: createProject,
    DeleteProject: deleteProject,
    InvalidateProjectCache: invalidateProjectCache,
    ListBuilds: listBuilds,
    ListBuildsForProject: listBuildsForProject,
    ListCuratedEnvironmentImages: listCuratedEnvironmentImages,
    ListProjects: listProjects,
    RetryBuild: retryBuild,
    StartBuild: startBuild,
    StartBuildBatch: startBuildBatch,
    StopBuild: stopBuild,
    UpdateProject: updateProject,
  },
  attach(world) {
    world.onTask<string>("codebuild.advance", (scope, buildId) => advanceBuild({ ...scope, world }, buildId));
    world.onTask<string>("codebuild.auto-retry", (scope, buildId) => autoRetry({ ...scope, world }, buildId));
    world.onTask<string>("codebuild.queue-time-out", (scope, buildId) => timeOutQueued({ ...scope, world }, buildId));
    world.onTask<string>("codebuild.time-out", (scope, buildId) => timeOutBuild({ ...scope, world }, buildId));
  },
  inventory: listProjectsEverywhere,
};
