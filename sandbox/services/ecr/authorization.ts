import type { GetAuthorizationTokenRequest, GetAuthorizationTokenResponse } from "@aws-sdk/client-ecr";
import type { Call } from "../../operation";
import { randomHex } from "../../random";

const LIFETIME_MS = 12 * 60 * 60 * 1000;

export function getAuthorizationToken(call: Call, _input: GetAuthorizationTokenRequest): GetAuthorizationTokenResponse {
  const { account, region, world } = call;
  return {
    authorizationData: [
      {
        authorizationToken: Buffer.from(`AWS:${randomHex(64)}`).toString("base64"),
        expiresAt: new Date(world.clock.now() + LIFETIME_MS),
        proxyEndpoint: `https://${account}.dkr.ecr.${region}.amazonaws.com`,
      },
    ],
  };
}
