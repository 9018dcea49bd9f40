import type { Place } from "../place";
import { inputTags } from "./input-tags";
import { resourcesOf } from "./resources";

/** One thing that a caller must be allowed. */
export interface Need {
  action: string;
  resource: string;
  /** For iam:PassRole: the service that gets the role. */
  passedTo?: string;
}

type Input = Readonly<Record<string, unknown>>;

/** Calls that hand a role over: the member of the input that names it, and the service that gets it. */
const handedOver: Record<string, Record<string, string>> = {
  "codebuild:CreateProject": { serviceRole: "codebuild" },
  "codebuild:UpdateProject": { serviceRole: "codebuild" },
  "codebuild:StartBuild": { serviceRoleOverride: "codebuild" },
  "ecs:CreateExpressGatewayService": {
    executionRoleArn: "ecs-tasks",
    infrastructureRoleArn: "ecs",
    taskRoleArn: "ecs-tasks",
  },
  "ecs:UpdateExpressGatewayService": { executionRoleArn: "ecs-tasks", taskRoleArn: "ecs-tasks" },
  "ecs:RegisterTaskDefinition": { executionRoleArn: "ecs-tasks", taskRoleArn: "ecs-tasks" },
  "cloudformation:CreateStack": { RoleARN: "cloudformation" },
  "cloudformation:UpdateStack": { RoleARN: "cloudformation" },
  "cloudformation:DeleteStack": { RoleARN: "cloudformation" },
  "cloudformation:CreateChangeSet": { RoleARN: "cloudformation" },
  "cloudformation:ContinueUpdateRollback": { RoleARN: "cloudformation" },
  "cloudformation:RollbackStack": { RoleARN: "cloudformation" },
  "iam:AddRoleToInstanceProfile": { RoleName: "ec2" },
};

/** Further actions that a call counts as. */
const alsoCounts: Record<string, string[]> = {
  "ecs:CreateExpressGatewayService": ["ecs:RegisterTaskDefinition"],
};

const tagActions: Record<string, string> = {
  ec2: "ec2:CreateTags",
  ecr: "ecr:TagResource",
  ecs: "ecs:TagResource",
  logs: "logs:TagResource",
  "iam:CreateRole": "iam:TagRole",
  "iam:CreatePolicy": "iam:TagPolicy",
  "iam:CreateInstanceProfile": "iam:TagInstanceProfile",
};

/** Everybody may ask who he is, whatever policies say. */
const free = new Set(["sts:GetCallerIdentity", "sts:GetSessionToken"]);

/** All that a call needs, the action itself first. */
export function needsOf(place: Place, action: string, input: Input, resources?: string[]): Need[] {
  if (free.has(action)) return [];
  const own = resources ?? resourcesOf(place, action, input);
  return [
    ...own.map((resource) => ({ action, resource })),
    ...(alsoCounts[action] ?? []).map((also) => ({ action: also, resource: "*" })),
    ...tagNeeds(action, input, own),
    ...roleNeeds(place, action, input),
    ...sessionNeeds(action, input, own),
  ];
}

/** Tags given at creation are a right of their own. */
function tagNeeds(action: string, input: Input, resources: string[]): Need[] {
  const [prefix = "", operation = ""] = action.split(":");
  const tagging = tagActions[action] ?? tagActions[prefix];
  if (!tagging || !/^(Create|Allocate|Run)/.test(operation) || tagging === action) return [];
  return Object.keys(inputTags(input)).length > 0 ? resources.map((resource) => ({ action: tagging, resource })) : [];
}

/** What a session of a role shall be known by is a right of its own. */
function sessionNeeds(action: string, { Tags, SourceIdentity }: Input, resources: string[]): Need[] {
  if (action !== "sts:AssumeRole") return [];
  const actions = [
    ...(Array.isArray(Tags) && Tags.length > 0 ? ["sts:TagSession"] : []),
    ...(SourceIdentity === undefined ? [] : ["sts:SetSourceIdentity"]),
  ];
  return actions.flatMap((name) => resources.map((resource) => ({ action: name, resource })));
}

function roleNeeds(place: Place, action: string, input: Input): Need[] {
  return Object.entries(handedOver[action] ?? {}).flatMap(([member, service]) => {
    const role = input[member];
    if (typeof role !== "string" || role === "") return [];
    const [resource = role] = role.startsWith("arn:")
      ? [role]
      : resourcesOf(place, "iam:GetRole", { RoleName: role.replace(/^.*\//, "") });
    return [{ action: "iam:PassRole", resource, passedTo: `${service}.amazonaws.com` }];
  });
}
