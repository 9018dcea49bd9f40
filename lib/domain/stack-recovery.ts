import { z } from "zod";
import { StackName } from "./stack";

/** How a stack gets out of a state in which it cannot be changed. */
export const RecoveryWay = z.enum(
  ["delete", "delete-retaining", "force-delete", "continue-rollback", "continue-rollback-skipping"],
  { error: "recovery-way" },
);
export type RecoveryWay = z.infer<typeof RecoveryWay>;

const LogicalId = z
  .string()
  .max(255, { error: "logical-id" })
  .regex(/^[A-Za-z0-9.-]+$/, { error: "logical-id" });

export const Recovery = z.strictObject({
  stackName: StackName,
  way: RecoveryWay,
  /** Logical ids that the two ways which leave something take. */
  resources: z.array(LogicalId).max(200, { error: "logical-id" }).default([]),
});
export type Recovery = z.infer<typeof Recovery>;
