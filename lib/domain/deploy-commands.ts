import { cliPlace } from "./cli-place";
import type { MadeShip } from "./deploy-input";
import type { CliCommand, RenderedParameter, RenderedStack } from "./rendered-stack";
import { shellLines, shellWord } from "./shell-word";

interface Wanted {
  target: string;
  ship: MadeShip;
  createDefaultVpc: boolean;
  isNewService: boolean;
  buildStack?: RenderedStack;
  serviceStack: RenderedStack;
}

/** What the AWS CLI has to be told to do the same as a deploy, in the order in which a deploy does it. */
export function deployCommands({ target, ship, createDefaultVpc, isNewService, ...stacks }: Wanted): CliCommand[] {
  const { buildStack, serviceStack } = stacks;
  const typed = [buildStack, serviceStack]
    .flatMap((stack) => stack?.parameters ?? [])
    .flatMap(({ variable }) => (variable && variable !== imageVariable ? [variable] : []));
  const command = (does: CliCommand["does"], ...lines: string[]): CliCommand => ({ does, command: lines.join("\n") });
  const commands: (CliCommand | false | undefined)[] = [
    command("place", cliPlace(target)),
    typed.length > 0 && command("values", ...[...new Set(typed)].map((variable) => `read -rs ${variable}`)),
    createDefaultVpc && command("default-vpc", "aws ec2 create-default-vpc"),
    buildStack && command("build-stack", deployStack(buildStack, isNewService)),
    buildStack && command("build", ...build(buildStack, ship)),
    ship.kind === "repository" && buildStack && command("image", ...builtImage(buildStack)),
    command("service-stack", deployStack(serviceStack, isNewService)),
    command("endpoint", `${outputsOf(serviceStack)} --output table`),
  ];
  return commands.filter((each) => typeof each === "object");
}

/** The shell variable that holds the image once it was built. */
export const imageVariable = "image_uri";

function deployStack({ stackName, fileName, parameters, tags }: RenderedStack, isNewService: boolean): string {
  const words = Object.entries(tags).map(([key, value]) => shellWord(`${key}=${value}`));
  return shellLines(
    "aws cloudformation deploy",
    `--stack-name ${stackName}`,
    `--template-file ${fileName}`,
    "--capabilities CAPABILITY_NAMED_IAM --no-fail-on-empty-changeset",
    ...(isNewService && words.length > 0 ? [`--tags ${words.join(" ")}`] : []),
    ...(parameters.length > 0 ? [["--parameter-overrides", ...parameters.map(override)].join(" \\\n    ")] : []),
  );
}

function override({ name, value = "", variable }: RenderedParameter): string {
  return variable ? `"${name}=$${variable}"` : shellWord(`${name}=${value}`);
}

function build({ stackName }: RenderedStack, ship: MadeShip): string[] {
  const revision = ship.kind === "repository" ? ` --source-version ${shellWord(ship.revision)}` : "";
  const project = "StackResources[?ResourceType=='AWS::CodeBuild::Project'].PhysicalResourceId";
  const status = 'aws codebuild batch-get-builds --ids "$build" --query "builds[0].buildStatus" --output text';
  return [
    `project=$(aws cloudformation describe-stack-resources --stack-name ${stackName} --query "${project}" --output text)`,
    `build=$(aws codebuild start-build --project-name "$project"${revision} --query build.id --output text)`,
    `while [ "$(${status})" = IN_PROGRESS ]; do sleep 5; done`,
    status,
  ];
}

function builtImage(stack: RenderedStack): string[] {
  const digest = "builds[0].exportedEnvironmentVariables[?name=='IMAGE_DIGEST'].value";
  return [
    `repository=$(${outputsOf(stack, "RepositoryUri")} --output text)`,
    `digest=$(aws codebuild batch-get-builds --ids "$build" --query "${digest}" --output text)`,
    `${imageVariable}=$repository@$digest`,
  ];
}

function outputsOf({ stackName }: RenderedStack, key?: string): string {
  const query = key ? `Stacks[0].Outputs[?OutputKey=='${key}'].OutputValue` : "Stacks[0].Outputs";
  return `aws cloudformation describe-stacks --stack-name ${stackName} --query "${query}"`;
}
