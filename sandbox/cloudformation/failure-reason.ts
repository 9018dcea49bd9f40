import { randomUUID } from "node:crypto";
import { AwsError } from "../operation";
import { PLAIN_FAILURE } from "./plain-failure";

/** The codes with which a resource handler ends. */
const handlerErrorCodes = (
  "AccessDenied AlreadyExists GeneralServiceException InternalFailure InvalidRequest NotFound NotStabilized " +
  "ResourceConflict ServiceInternalError ServiceLimitExceeded Throttling"
).split(" ");

const serviceNames: Record<string, string> = {
  CloudFormation: "CloudFormation",
  CodeBuild: "CodeBuild",
  EC2: "Ec2",
  ECR: "Ecr",
  ECS: "Ecs",
  IAM: "Iam",
  Logs: "CloudWatchLogs",
};

/** How a resource's failure reads in its event. */
export function handlerFailure(typeName: string, error: unknown, requestToken: string): string {
  const { code, message, status } =
    error instanceof AwsError ? error : { code: "InternalFailure", message: String(error), status: 500 };
  if (code === PLAIN_FAILURE) return message;
  const isOwn = handlerErrorCodes.includes(code);
  const service = serviceNames[typeName.split("::")[1] ?? ""] ?? typeName;
  const said = isOwn
    ? message
    : `${message} (Service: ${service}, Status Code: ${status}, Request ID: ${randomUUID()})`;
  const handlerErrorCode = isOwn ? code : handlerErrorCodeOf(code);
  return `Resource handler returned message: "${said}" (RequestToken: ${requestToken}, HandlerErrorCode: ${handlerErrorCode})`;
}

function handlerErrorCodeOf(code: string): string {
  if (/AccessDenied|Unauthorized/.test(code)) return "AccessDenied";
  if (/NotFound|NoSuchEntity/.test(code)) return "NotFound";
  if (/Throttl|TooManyRequests/.test(code)) return "Throttling";
  if (/LimitExceeded/.test(code)) return "ServiceLimitExceeded";
  if (/Invalid|Validation|MalformedPolicy|ClientException/.test(code)) return "InvalidRequest";
  if (/Conflict/.test(code)) return "ResourceConflict";
  return "GeneralServiceException";
}

export function isNotFound(error: unknown): boolean {
  return error instanceof AwsError && /NotFound|NoSuchEntity|ServiceNotActive/.test(error.code);
}

export function alreadyExists(typeName: string, identifier: string): AwsError {
  return new AwsError(
    "AlreadyExists",
    `Resource of type '${typeName}' with identifier '${identifier}' already exists.`,
    409,
  );
}

/** The end of an operation in one line: `The following resource(s) failed to create: [A, B]. `. */
export function summaryOf(failed: Partial<Record<"create" | "import" | "update" | "delete", string[]>>): string {
  return (["create", "import", "update", "delete"] as const)
    .filter((action) => failed[action]?.length)
    .map((action) => `The following resource(s) failed to ${action}: [${failed[action]?.join(", ")}]. `)
    .join("");
}
