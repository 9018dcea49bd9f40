import { buildLines, digestOfBuild } from "./build-commands";
import type { CliCommand } from "./cli-command";
import { cliPlace } from "./cli-place";
import type { MadeShip } from "./deploy-input";
import { makeCliCommand as command } from "./make-cli-command";
import type { RenderedParameter, RenderedStack } from "./rendered-stack";
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
  const project = "StackResources[?ResourceType=='AWS::CodeBuild::Project'].PhysicalResourceId";
  return [
    `project=$(aws cloudformation describe-stack-resources --stack-name ${stackName} --query "${project}" --output text)`,
    ...buildLines('"$project"', ship.kind === "repository" ? shellWord(ship.revision) : undefined),
  ];
}

function builtImage(stack: RenderedStack): string[] {
  return [
    `repository=$(${outputsOf(stack, "RepositoryUri")} --output text)`,
    digestOfBuild,
    `${imageVariable}=$repository@$digest`,
  ];
}

function outputsOf({ stackName }: RenderedStack, key?: string): string {
  const query = key ? `Stacks[0].Outputs[?OutputKey=='${key}'].OutputValue` : "Stacks[0].Outputs";
  return `aws cloudformation describe-stacks --stack-name ${stackName} --query "${query}"`;
}
