import { AwsError } from "../../operation";

export function invalidInput(message: string): AwsError {
  return new AwsError("InvalidInputException", message);
}
