import "server-only";
import { type Document, parseDocument } from "yaml";
import { listParameter } from "@/lib/domain/service-parameters";
import type { ServiceSettings } from "@/lib/domain/service-settings";
import { readSecretsPolicy } from "./read-secrets-policy";

const service = ["Resources", "Service", "Properties"];
const container = [...service, "PrimaryContainer"];

/**
 * The template of a service with what its settings have beside the usual. Names and ARNs, which are plain text of a known shape, stand in
 * it; values never do: each is a parameter.
 */
export function serviceTemplate(usual: string, settings: ServiceSettings): string {
  const { environment, secrets = [], command = [], taskRoleArn, logGroupName, network } = settings;
  const template = parseDocument(usual, { logLevel: "silent" });
  const set = (path: readonly string[], value: unknown) => template.setIn(path, template.createNode(value));

  if (taskRoleArn) set([...service, "TaskRoleArn"], parameter(template, "TaskRoleArn"));
  if (network) set([...service, "NetworkConfiguration"], networkConfiguration(template, network));
  if (environment.length > 0) {
    const value = (index: number) => parameter(template, listParameter.environment(index));
    set(
      [...container, "Environment"],
      environment.map(({ name }, index) => ({ Name: name, Value: value(index) })),
    );
  }
  if (secrets.length > 0) {
    set(
      [...container, "Secrets"],
      secrets.map(({ name, valueFrom }) => ({ Name: name, ValueFrom: valueFrom })),
    );
    set(["Resources", "ExecutionRole", "Properties", "Policies"], [readSecretsPolicy(secrets)]);
  }
  if (command.length > 0)
    set(
      [...container, "Command"],
      command.map((_, index) => parameter(template, listParameter.command(index))),
    );
  // The service's own log group stays: with it would go what earlier tasks have written.
  if (logGroupName) {
    set([...container, "AwsLogsConfiguration", "LogGroup"], parameter(template, "LogGroupName"));
    set(["Outputs", "LogGroupName", "Value"], { Ref: "LogGroupName" });
  }
  return template.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function networkConfiguration(template: Document, { securityGroupIds }: NonNullable<ServiceSettings["network"]>) {
  return {
    Subnets: parameter(template, "SubnetIds", "List<AWS::EC2::Subnet::Id>"),
    ...(securityGroupIds.length > 0 && {
      SecurityGroups: parameter(template, "SecurityGroupIds", "List<AWS::EC2::SecurityGroup::Id>"),
    }),
  };
}

/** Declares it, and refers to it. */
function parameter(template: Document, name: string, type = "String"): { Ref: string } {
  template.setIn(["Parameters", name], template.createNode({ Type: type }));
  return { Ref: name };
}
