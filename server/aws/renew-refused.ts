import "server-only";
import type { ServiceInputTypes, ServiceOutputTypes, STSClient } from "@aws-sdk/client-sts";
import type { InitializeMiddleware } from "@smithy/types";
import { isWithoutCredentials } from "./problem-from-aws";

/**
 * At an answer that says that the client's credentials are none, or none any more, these are forgotten and the call is sent once more:
 * AWS has done nothing of it. An hour's credentials may end earlier than they say, or while a call is on its way.
 */
export function renewRefused(client: { middlewareStack: unknown }, forget: () => void): void {
  const renew: InitializeMiddleware<ServiceInputTypes, ServiceOutputTypes> = (next) => async (args) => {
    try {
      return await next(args);
    } catch (error) {
      if (!isWithoutCredentials(error)) throw error;
      forget();
      return next(args);
    }
  };
  // As with named clients: any client's stack takes this shape.
  (client.middlewareStack as STSClient["middlewareStack"]).add(renew, { step: "initialize", name: "renewRefused" });
}
