import { z } from "zod";
import { ecsName } from "./ecs-name";
import { Cpu } from "./fargate";
import { ImageUri } from "./image";
import { SecurityGroupId, SubnetId } from "./network";
import { RoleArn } from "./role-arn";
import { ServiceName } from "./service";
import { StackName } from "./stack";
import { Target } from "./target";

const ids = (id: z.ZodString, error: string) =>
  z
    .string()
    .max(1000, { error })
    .refine((text) => listOf(text).every((each) => id.safeParse(each).success), { error });

const number = (least: number, most: number, error: string) =>
  z
    .string()
    .regex(/^\d{1,6}$/, { error })
    .refine((text) => Number(text) >= least && Number(text) <= most, { error });

const roleNames = ids(z.string().regex(/^[\w+=,.@-]{1,64}$/), "role-names");

const shipKinds = ["repository", "image", "templates", "adopted"] as const;

/** What is asked about: a target alone, or with what of a service is known already. As it is in an address. */
export const CheckTargetInput = z
  .strictObject({
    target: Target,
    serviceName: z.string().regex(ecsName, { error: "service-name" }).optional(),
    /** How it is shipped; only what that way needs is a problem. */
    kind: z.enum(shipKinds).optional(),
    /** With commas between them. Left out: those of the default VPC. */
    subnetIds: ids(SubnetId, "subnet-id").optional(),
    securityGroupIds: ids(SecurityGroupId, "security-group-id").optional(),
    /** An own template, which has been read, names them itself. */
    namesSubnets: z.enum(["true", "false"]).optional(),
    createDefaultVpc: z.enum(["true", "false"]).optional(),
    cpu: Cpu.optional(),
    /** MiB. */
    memory: number(1, 999_999, "count").optional(),
    minTasks: number(0, 100, "task-count").optional(),
    maxTasks: number(1, 100, "task-count").optional(),
    imageUri: ImageUri.optional(),
    taskRoleArn: RoleArn.optional(),
    /** Where they are not Slipway's own. */
    buildStackName: StackName.optional(),
    serviceStackName: StackName.optional(),
    /** Roles that an own template makes under a fixed name. */
    roleNames: roleNames.optional(),
  })
  .refine(hasOwnName, { path: ["serviceName"], error: "service-name" });
export type CheckTargetInput = z.infer<typeof CheckTargetInput>;

/** Only those that others made are called as ECS allows it. */
function hasOwnName({ kind, serviceName }: { kind?: string; serviceName?: string }): boolean {
  return kind === "adopted" || serviceName === undefined || ServiceName.safeParse(serviceName).success;
}

/** The same as the checks work with it. */
export interface CheckSubject {
  serviceName?: string;
  kind?: (typeof shipKinds)[number];
  subnetIds: string[];
  securityGroupIds: string[];
  /** An own template names subnets itself; undefined where it has not been read. */
  namesSubnets: boolean | undefined;
  createDefaultVpc: boolean;
  cpu: number;
  memory: number;
  minTasks: number;
  maxTasks: number;
  imageUri?: string;
  taskRoleArn?: string;
  buildStackName?: string;
  serviceStackName?: string;
  roleNames: string[];
}

/** What is not said is as small as a service can be. */
export function subjectOf(input: Omit<CheckTargetInput, "target">): CheckSubject {
  const { serviceName, kind, createDefaultVpc, cpu = "256", memory = "512", minTasks = "1", maxTasks } = input;
  const { imageUri, taskRoleArn } = input;
  const builds = kind !== "image" && kind !== "adopted";
  return {
    ...{ serviceName, kind, imageUri, taskRoleArn },
    subnetIds: listOf(input.subnetIds),
    securityGroupIds: listOf(input.securityGroupIds),
    namesSubnets: input.namesSubnets && input.namesSubnets === "true",
    createDefaultVpc: createDefaultVpc === "true",
    cpu: Number(cpu),
    memory: Number(memory),
    minTasks: Number(minTasks),
    maxTasks: Math.max(Number(minTasks), Number(maxTasks ?? minTasks)),
    buildStackName: input.buildStackName ?? (builds ? serviceName && `slipway-${serviceName}-build` : undefined),
    serviceStackName: input.serviceStackName ?? (serviceName && `slipway-${serviceName}`),
    roleNames: listOf(input.roleNames),
  };
}

function listOf(text = ""): string[] {
  return text.split(",").filter((each) => each !== "");
}
