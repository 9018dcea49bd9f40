import { z } from "zod";
import { SignInMethod } from "./person";
import { AccountId } from "./target";

/** The ways in that this console has, the first one the one to offer. */
export const SignInMethods = z.object({
  methods: z.array(SignInMethod),
  identityCenter: z.object({ startUrl: z.string(), region: z.string() }).optional(),
  oidcIssuer: z.string().optional(),
});
export type SignInMethods = z.infer<typeof SignInMethods>;

/** An account and the roles that a person has in it. */
export const OfferedAccount = z.object({
  account: AccountId,
  name: z.string(),
  email: z.string().optional(),
  roleNames: z.array(z.string()),
});
export type OfferedAccount = z.infer<typeof OfferedAccount>;

const code = {
  userCode: z.string(),
  verificationUri: z.string(),
  verificationUriComplete: z.string(),
  startUrl: z.string(),
  expiresAt: z.iso.datetime(),
};

/** A sign-in with Identity Center under way, bound to the browser that began it. */
export const DeviceSignIn = z.discriminatedUnion("state", [
  z.object({ state: z.literal("none") }),
  z.object({ state: z.literal("waiting"), ...code, slowedDown: z.boolean() }),
  z.object({
    state: z.literal("approved"),
    accounts: z.array(OfferedAccount),
    last: z.object({ account: AccountId, roleName: z.string() }).optional(),
  }),
  z.object({ state: z.enum(["expired", "denied", "used"]) }),
]);
export type DeviceSignIn = z.infer<typeof DeviceSignIn>;
