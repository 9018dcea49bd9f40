import { AwsError } from "../../operation";

const MOST_LEVELS = 15;
const LONGEST = 1011;
const ALLOWED =
  "(case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_";

export function checkName(name: string): void {
  if (/^\/aws(\/|$)/i.test(name)) {
    throw new AwsError("AccessDeniedException", `No access to reserved parameter name: ${name}.`);
  }
  const [, reserved] = /^\/?(aws|ssm)/i.exec(name) ?? [];
  if (reserved) throw invalid(`Parameter name: can't be prefixed with "${reserved.toLowerCase()}" ${ALLOWED}`);
  if (name.length > LONGEST || !/^[a-zA-Z0-9_./-]+$/.test(name) || name.endsWith("/") || name.includes("//")) {
    throw invalid(`Parameter name: can't be prefixed with "ssm" ${ALLOWED}`);
  }
  if (name.includes("/") && !name.startsWith("/")) throw invalid("Parameter name must be a fully qualified name.");
  if (name.split("/").length - 1 > MOST_LEVELS) {
    throw new AwsError(
      "HierarchyLevelLimitExceededException",
      `A hierarchy can have a maximum of ${MOST_LEVELS} levels.`,
    );
  }
}

function invalid(message: string): AwsError {
  return new AwsError("ValidationException", message);
}
