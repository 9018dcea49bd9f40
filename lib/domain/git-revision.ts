import { z } from "zod";

/** A branch, a tag or a commit; git's own rules for names, as far as they can do harm. */
export const GitRevision = z
  .string()
  .max(200, { error: "git-revision" })
  .regex(/^(?!.*(\.\.|@\{|\/\/|\.lock$|[/.]$))[A-Za-z0-9_][A-Za-z0-9_./+-]*$/, { error: "git-revision" });
