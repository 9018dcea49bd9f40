import type { Build } from "@aws-sdk/client-codebuild";
import { AwsError, type Call } from "../../operation";
import { getAuthorizationToken } from "../ecr/authorization";
import { describeImages } from "../ecr/images";
import { describeRepositories } from "../ecr/repositories";
import { query } from "./aws-cli-query";
import { refusal } from "./service-role";
import type { Outcome, Program } from "./shell/shell";

type Operation = (call: Call, options: Record<string, string[]>) => unknown;

const operations: Record<string, Record<string, Operation>> = {
  ecr: {
    "describe-images": (call, options) =>
      describeImages(call, {
        repositoryName: options["repository-name"]?.[0],
        imageIds: options["image-ids"]?.map(shorthand),
      }),
    "describe-repositories": (call, options) =>
      describeRepositories(call, { repositoryNames: options["repository-names"] }),
    "get-login-password": (call) => {
      const token = getAuthorizationToken(call, {}).authorizationData?.[0]?.authorizationToken ?? "";
      return Buffer.from(token, "base64").toString().replace("AWS:", "");
    },
  },
  sts: {
    "get-caller-identity": ({ account, principal }) => ({
      UserId: principal.userId,
      Account: account,
      Arn: principal.arn,
    }),
  },
};

/** What the role must be allowed, where the command's name does not say it. */
const actions: Record<string, string> = {
  "describe-images": "ecr:DescribeImages",
  "describe-repositories": "ecr:DescribeRepositories",
  "get-login-password": "ecr:GetAuthorizationToken",
};

/** The `aws` command in a build container: the few calls that a build makes, and success for all others. */
export function awsCli(call: Call, build: Pick<Build, "id" | "serviceRole">): Program<never> {
  return (args) => {
    if (args[0] === "--version") return { stdout: "aws-cli/2.36.7 Python/3.13.9 Linux/4.14 exe/x86_64.amzn.2023\n" };
    const [service = "", name = ""] = args;
    const operation = operations[service]?.[name];
    if (!operation) return { takesMs: 1_000 };

    const options = optionsOf(args.slice(2));
    const region = options.region?.[0] ?? call.region;
    try {
      checkAllowed(call, build, actions[name], options["repository-name"]?.[0]);
      const output = operation({ ...call, region }, options);
      return { stdout: format(output, options.query?.[0], options.output?.[0]), takesMs: 1_000 };
    } catch (error) {
      if (error instanceof AwsError) return refused(name, error);
      throw error;
    }
  };
}

function checkAllowed(
  call: Call,
  build: Pick<Build, "id" | "serviceRole">,
  action: string | undefined,
  repositoryName: string | undefined,
): void {
  if (!action) return;
  const arn = `arn:aws:ecr:${call.region}:${call.account}:repository/${repositoryName ?? "*"}`;
  const refusedBecause = refusal(call, build, action, action === "ecr:GetAuthorizationToken" ? "*" : arn);
  if (refusedBecause) throw new AwsError("AccessDeniedException", refusedBecause);
}

function refused(name: string, error: AwsError): Outcome<never> {
  const operation = name.replace(/(?:^|-)(\w)/g, (_part, letter: string) => letter.toUpperCase());
  const stderr = `\nAn error occurred (${error.code}) when calling the ${operation} operation: ${error.message}`;
  return { stderr, status: 254, takesMs: 1_000 };
}

function format(output: unknown, expression: string | undefined, form = "json"): string {
  if (typeof output === "string") return `${output}\n`;
  const value = expression === undefined ? output : query(output, expression);
  if (form !== "text") return `${JSON.stringify(value ?? null, undefined, 4)}\n`;
  if (Array.isArray(value)) return `${value.map(String).join("\t")}\n`;
  return `${value === undefined || value === null ? "None" : typeof value === "object" ? JSON.stringify(value) : value}\n`;
}

function optionsOf(args: string[]): Record<string, string[]> {
  const options: Record<string, string[]> = {};
  let values: string[] = [];
  for (const arg of args) {
    const [, name, value] = /^--([\w-]+)(?:=(.*))?$/s.exec(arg) ?? [];
    if (name) {
      values = value === undefined ? [] : [value];
      options[name] = values;
    } else {
      values.push(arg);
    }
  }
  return options;
}

/** `imageTag=v1,imageDigest=sha256:…` */
function shorthand(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split(",").map((pair) => {
      const at = pair.indexOf("=");
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}
