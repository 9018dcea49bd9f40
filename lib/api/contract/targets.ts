import { z } from "zod";
import { endpoint } from "@/lib/api/endpoint";
import { TargetCheck } from "@/lib/domain/check";
import { DefaultVpc } from "@/lib/domain/check-evidence";
import { CheckTargetInput } from "@/lib/domain/check-subject";
import { MadeShip } from "@/lib/domain/deploy-input";
import { ImageList } from "@/lib/domain/image-list";
import { NetworkList } from "@/lib/domain/network";
import { SecretList, TaskRoleList } from "@/lib/domain/pick-list";
import { RenderedDeploy } from "@/lib/domain/rendered-stack";
import { ServiceList, ServiceName } from "@/lib/domain/service";
import { ListedTarget, NewTarget, Target, TargetSettings } from "@/lib/domain/target";
import { TemplateBody, TemplateSummary } from "@/lib/domain/template";

const target = z.strictObject({ target: Target });

export const listTargets = endpoint({
  method: "GET",
  path: "/api/v1/targets",
  summary: "The targets that Slipway knows and that one may see, with the role that one has there",
  input: z.strictObject({}),
  output: z.object({ targets: z.array(ListedTarget) }),
});

export const saveTarget = endpoint({
  method: "POST",
  path: "/api/v1/targets",
  summary: "Add a target or change one, once AWS has said that the credentials reach its account",
  input: NewTarget,
  output: TargetSettings,
});

export const removeTarget = endpoint({
  method: "POST",
  path: "/api/v1/targets/{target}/remove",
  summary: "Forget a target; nothing at AWS changes",
  input: target,
  output: TargetSettings,
});

export const checkTarget = endpoint({
  method: "GET",
  path: "/api/v1/targets/{target}/check",
  summary:
    "Preflight, read from AWS now: what a target has for services, or for the one that is asked about; each check by itself, with what was seen, what is wrong and what to do",
  input: CheckTargetInput,
  output: TargetCheck,
});

export const listNetworks = endpoint({
  method: "GET",
  path: "/api/v1/targets/{target}/networks",
  summary:
    "VPCs, subnets and security groups that a service can be put into, each subnet as its routes make it: public or private",
  input: target,
  output: NetworkList,
});

export const createDefaultVpc = endpoint({
  method: "POST",
  path: "/api/v1/targets/{target}/default-vpc",
  summary: "Create the Region's default VPC and tag it as made by Slipway",
  input: target,
  output: DefaultVpc,
});

export const listServices = endpoint({
  method: "GET",
  path: "/api/v1/targets/{target}/services",
  summary: "Express Mode services of a target, as last read",
  input: target,
  output: ServiceList,
});

export const listImages = endpoint({
  method: "GET",
  path: "/api/v1/targets/{target}/images",
  summary: "Images in the target's private ECR repositories, newest first",
  input: target,
  output: ImageList,
});

export const listSecrets = endpoint({
  method: "GET",
  path: "/api/v1/targets/{target}/secrets",
  summary: "Parameters of Systems Manager and secrets of Secrets Manager, by name and ARN; no value is read",
  input: target,
  output: SecretList,
});

export const listTaskRoles = endpoint({
  method: "GET",
  path: "/api/v1/targets/{target}/task-roles",
  summary: "IAM roles that trust ECS tasks",
  input: target,
  output: TaskRoleList,
});

export const summarizeTemplate = endpoint({
  method: "POST",
  path: "/api/v1/targets/{target}/template-summary",
  summary: "What a CloudFormation template asks for and would make",
  input: target.extend({ template: TemplateBody }),
  output: TemplateSummary,
  bodyMaxBytes: 256 * 1024,
});

export const renderTemplates = endpoint({
  method: "POST",
  path: "/api/v1/targets/{target}/templates",
  summary: "The stacks that a deploy would make, as templates, and the commands of the AWS CLI that do the same",
  input: target.extend({
    serviceName: ServiceName,
    ship: MadeShip,
    createDefaultVpc: z.boolean().default(false),
    isNewService: z.boolean().default(false),
  }),
  output: RenderedDeploy,
  bodyMaxBytes: 256 * 1024,
});
