import type { ServiceDefinition } from "../operation";
import { registerClient } from "./sso-oidc/clients";
import { createToken } from "./sso-oidc/create-token";
import { startDeviceAuthorization } from "./sso-oidc/device-authorization";

export const ssoOidc: ServiceDefinition = {
  signingName: "sso-oauth",
  sdk: () => import("@aws-sdk/client-sso-oidc"),
  operations: {
    CreateToken: createToken,
    RegisterClient: registerClient,
    StartDeviceAuthorization: startDeviceAuthorization,
  },
  unsigned: new Set(["CreateToken", "RegisterClient", "StartDeviceAuthorization"]),
};
