import { AwsError } from "../operation";

/** How CloudFormation refuses most things: one code, and the meaning in the text. */
export function validationError(message: string): AwsError {
  return new AwsError("ValidationError", message, 400);
}
