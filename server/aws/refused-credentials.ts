import "server-only";
import type { ServiceInputTypes, ServiceOutputTypes, STSClient } from "@aws-sdk/client-sts";
import type { InitializeMiddleware } from "@smithy/types";
import { isWithoutCredentials } from "./problem-from-aws";

/** Calls back at an answer that says that the client's credentials are none, or none any more. */
export function tellRefusals(client: { middlewareStack: unknown }, onRefused: () => void): void {
  const tell: InitializeMiddleware<ServiceInputTypes, ServiceOutputTypes> = (next) => async (args) => {
    try {
      return await next(args);
    } catch (error) {
      if (isWithoutCredentials(error)) onRefused();
      throw error;
    }
  };
  // As with named clients: any client's stack takes this shape.
  (client.middlewareStack as STSClient["middlewareStack"]).add(tell, { step: "initialize", name: "tellRefusals" });
}
