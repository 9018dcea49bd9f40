import { z } from "zod";

/** To whom a role is given: a person (by id, by user name in Identity Center, or by the e-mail address that the OIDC provider has verified), a group of the OIDC provider, or a role (permission set) of Identity Center. */
export const SubjectKind = z.enum(["person", "group", "identity-center-role"], { error: "subject-kind" });
export type SubjectKind = z.infer<typeof SubjectKind>;

/** Somebody who has a role. */
export const Holder = z.object({ subjectKind: SubjectKind, subject: z.string() });
export type Holder = z.infer<typeof Holder>;
