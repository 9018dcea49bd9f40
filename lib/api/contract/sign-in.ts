import { z } from "zod";
import { endpoint } from "@/lib/api/endpoint";
import { AwsIdentity, TerminalAccess } from "@/lib/domain/session";
import { DeviceSignIn, SignInMethods } from "@/lib/domain/sign-in";
import { Target } from "@/lib/domain/target";

export const readSignInMethods = endpoint({
  method: "GET",
  path: "/api/v1/sign-in/methods",
  summary: "The ways in that this console has",
  input: z.strictObject({}),
  output: SignInMethods,
});

export const beginDeviceSignIn = endpoint({
  method: "POST",
  path: "/api/v1/sign-in/device",
  summary: "Begin a sign-in with IAM Identity Center, bound to this browser",
  input: z.strictObject({}),
  output: DeviceSignIn,
});

export const readDeviceSignIn = endpoint({
  method: "GET",
  path: "/api/v1/sign-in/device",
  summary: "How the sign-in with IAM Identity Center that this browser began is doing",
  input: z.strictObject({}),
  output: DeviceSignIn,
});

export const readIdentity = endpoint({
  method: "GET",
  path: "/api/v1/targets/{target}/identity",
  summary: "Whose AWS rights are used in a target, and how a terminal gets the same",
  input: z.strictObject({ target: Target }),
  output: z.object({ identity: AwsIdentity, terminal: TerminalAccess.optional() }),
});
