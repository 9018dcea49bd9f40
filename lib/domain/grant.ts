import { z } from "zod";
import { SubjectKind } from "./holder";
import { Role } from "./role";
import { Target } from "./target";

const subject = z.string().trim().min(1, { error: "required" }).max(200, { error: "too-long" });

/** A target, or every one there is and will be. */
export const GrantTarget = z.union([Target, z.literal("*")], { error: "target" });

/** Somebody's role in a target. */
export const Grant = z.object({
  id: z.string(),
  target: GrantTarget,
  role: Role,
  subjectKind: SubjectKind,
  subject,
  /** Given by the settings of the process (`SLIPWAY_ROLES`), and so not to be taken away here. */
  fromSettings: z.boolean(),
  createdBy: z.string().optional(),
  createdAt: z.iso.datetime().optional(),
});
export type Grant = z.infer<typeof Grant>;

export const NewGrant = z.strictObject({ target: GrantTarget, role: Role, subjectKind: SubjectKind, subject });
export type NewGrant = z.infer<typeof NewGrant>;
