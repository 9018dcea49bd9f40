import { AwsError } from "../operation";

export const PLAIN_FAILURE = "PlainFailure";

/** How the types that CloudFormation itself provides fail: their text is the event's, with nothing around it. */
export function plainFailure(message: string): AwsError {
  return new AwsError(PLAIN_FAILURE, message);
}
