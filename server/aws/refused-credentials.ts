import "server-only";
import type { ServiceInputTypes, ServiceOutputTypes } from "@aws-sdk/client-sts";
import type { InitializeMiddleware } from "@smithy/types";
import { isWithoutCredentials } from "./problem-from-aws";

/** Tells of an answer that says that the credentials are none, or none any more. */
export function onRefusedCredentials(
  onRefused: () => void,
): InitializeMiddleware<ServiceInputTypes, ServiceOutputTypes> {
  return (next) => async (args) => {
    try {
      return await next(args);
    } catch (error) {
      if (isWithoutCredentials(error)) onRefused();
      throw error;
    }
  };
}
