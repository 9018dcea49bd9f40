import type {
  CreateProjectInput,
  CreateProjectOutput,
  DeleteProjectInput,
  InvalidateProjectCacheInput,
  Project,
  UpdateProjectInput,
  UpdateProjectOutput,
} from "@aws-sdk/client-codebuild";
import { AwsError, type Call } from "../../operation";
import type { Place } from "../../place";
import { required } from "../../required";
import { checkProject, checkTags } from "./check-project";
import { checkRange, invalidInput, violation } from "./invalid-input";
import { checkAssumable } from "./service-role";
import { codebuildSettings } from "./settings";

export interface ProjectRow extends Project {
  name: string;
  arn: string;
  created: Date;
  madeBy: string;
  /** Of the newest build. */
  buildNumber: number;
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9\-_]{1,254}$/;
const MOST_PROJECTS = 5_000;

export function projectTable(place: Place): Map<string, ProjectRow> {
  return place.world.table<ProjectRow>(place, "codebuild.projects");
}

export function readProject(place: Place, nameOrArn: string | undefined): ProjectRow {
  const name = required(nameOrArn, "projectName", "InvalidInputException").replace(/^arn:.*:project\//, "");
  const project = projectTable(place).get(name);
  if (project) return project;
  throw new AwsError("ResourceNotFoundException", `Project cannot be found: ${projectArn(place, name)}`);
}

export function createProject(call: Call, input: CreateProjectInput): CreateProjectOutput {
  const name = required(input.name, "name", "InvalidInputException");
  if (!NAME.test(name)) {
    throw violation("name", name, "satisfy regular expression pattern: [A-Za-z0-9][A-Za-z0-9\\-_]{1,254}");
  }
  const arn = projectArn(call, name);
  if (projectTable(call).has(name)) {
    throw new AwsError("ResourceAlreadyExistsException", `Project already exists: ${arn}`);
  }
  if (projectTable(call).size >= MOST_PROJECTS) {
    throw new AwsError(
      "AccountLimitExceededException",
      `Cannot have more than ${MOST_PROJECTS} projects for the account`,
    );
  }
  checkTags(input.tags);
  const created = call.world.clock.date();
  const project: ProjectRow = {
    cache: { type: "NO_CACHE" },
    timeoutInMinutes: 60,
    queuedTimeoutInMinutes: 480,
    encryptionKey: `arn:aws:kms:${call.region}:${call.account}:alias/aws/s3`,
    projectVisibility: "PRIVATE",
    ...settingsOf(input),
    badge: { badgeEnabled: input.badgeEnabled ?? false },
    tags: input.tags ?? [],
    name,
    arn,
    created,
    lastModified: created,
    madeBy: call.principal.arn,
    buildNumber: 0,
  };
  check(call, project);
  projectTable(call).set(name, project);
  call.world.record("effect", call, "codebuild.project-created", { projectName: name });
  return { project: toProject(project) };
}

/** What is not given stays as it is; an empty text or VPC, and a limit of -1, take away what was there. */
export function updateProject(call: Call, input: UpdateProjectInput): UpdateProjectOutput {
  const project = readProject(call, input.name);
  const { badgeEnabled } = input;
  checkTags(input.tags);
  // A stack's own tags are not the caller's to take away.
  const systemTags = project.tags?.filter(({ key }) => key?.startsWith("aws:")) ?? [];
  const changed: ProjectRow = {
    ...project,
    ...settingsOf(input),
    ...(badgeEnabled !== undefined && { badge: { badgeEnabled } }),
    tags: input.tags ? [...systemTags, ...input.tags] : project.tags,
    lastModified: call.world.clock.date(),
  };
  if (input.vpcConfig && !input.vpcConfig.vpcId) delete changed.vpcConfig;
  if (input.sourceVersion === "") delete changed.sourceVersion;
  if (input.concurrentBuildLimit === -1) delete changed.concurrentBuildLimit;
  check(call, changed);
  projectTable(call).set(project.name, changed);
  return { project: toProject(changed) };
}

/** A project that is not there counts as deleted. Its builds and its log group stay. */
export function deleteProject(call: Call, input: DeleteProjectInput): object {
  const name = required(input.name, "name", "InvalidInputException").replace(/^arn:.*:project\//, "");
  if (projectTable(call).delete(name)) {
    call.world.record("effect", call, "codebuild.project-deleted", { projectName: name });
  }
  return {};
}

/** A cache begins anew with every build here, so that there is nothing to forget. */
export function invalidateProjectCache(call: Call, input: InvalidateProjectCacheInput): object {
  readProject(call, input.projectName);
  return {};
}

function projectArn({ account, region }: Place, name: string): string {
  return `arn:aws:codebuild:${region}:${account}:project/${name}`;
}

/** What create and update set alike; members that are not given stay out, and so leave the project as it is. */
function settingsOf(input: CreateProjectInput | UpdateProjectInput): Project {
  const { name, badgeEnabled, tags, ...settings } = input;
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

function check(call: Call, project: ProjectRow): void {
  const { description = "", concurrentBuildLimit, serviceRole } = project;
  if (description.length > 255) throw violation("description", description, "have length less than or equal to 255");
  checkProject(project);
  checkRange("autoRetryLimit", project.autoRetryLimit, 0, 10);
  checkRange("concurrentBuildLimit", concurrentBuildLimit, 1, Number.MAX_SAFE_INTEGER);
  if (!/^arn:aws[\w-]*:iam::\d{12}:role\/./.test(serviceRole ?? "")) throw invalidInput("Invalid service role");
  const settings = codebuildSettings(call);
  if (settings.checksRoleAt === "create-project") checkAssumable(call, serviceRole ?? "");
  if ((concurrentBuildLimit ?? 0) > Math.max(1, settings.concurrentBuilds)) {
    throw invalidInput(
      `Project-level concurrent build limit cannot exceed the account-level concurrent build limit of ${settings.concurrentBuilds}.`,
    );
  }
}

/** As CodeBuild tells a project: with what it goes by where nothing was said. */
export function toProject({ madeBy, buildNumber, ...project }: ProjectRow): Project {
  const { source, environment } = project;
  return {
    ...project,
    source: source && { insecureSsl: false, ...source },
    environment: environment && {
      privilegedMode: false,
      imagePullCredentialsType: "CODEBUILD",
      ...environment,
      environmentVariables:
        environment.environmentVariables?.map((variable) => ({ type: "PLAINTEXT", ...variable })) ?? [],
    },
  };
}
