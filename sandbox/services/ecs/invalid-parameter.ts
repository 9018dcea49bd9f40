import { AwsError } from "../../operation";

export function invalidParameter(message: string): AwsError {
  return new AwsError("InvalidParameterException", message);
}
