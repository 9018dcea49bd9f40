import { z } from "zod";
import { Problem } from "./problem-body";

/** A part of a list that AWS did not give; the others are there all the same. */
const Gap = z.object({ part: z.string(), problem: Problem });
export type Gap = z.infer<typeof Gap>;

/** What every list to pick from says beside its items. */
export const listEnds = {
  gaps: z.array(Gap),
  /** There are more than are listed: what is not here is named by hand. */
  hasMore: z.boolean(),
};

/** Of what could be a secret of a service: its name and its ARN, never its value. */
export const SecretReference = z.object({
  store: z.enum(["ssm", "secretsmanager"]),
  name: z.string(),
  arn: z.string(),
  /** Of Systems Manager: it is kept encrypted. */
  isSecure: z.boolean(),
});
export type SecretReference = z.infer<typeof SecretReference>;

export const SecretList = z.object({ secrets: z.array(SecretReference), ...listEnds });
export type SecretList = z.infer<typeof SecretList>;

/** A role that tasks of ECS may take. */
export const TaskRole = z.object({ name: z.string(), arn: z.string(), description: z.string().optional() });
export type TaskRole = z.infer<typeof TaskRole>;

export const TaskRoleList = z.object({ roles: z.array(TaskRole), ...listEnds });
export type TaskRoleList = z.infer<typeof TaskRoleList>;
