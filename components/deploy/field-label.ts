import type { DeployText } from "@/lib/text/en/deploy";

/** The label of a field, by its path in the input of a deploy. */
export function fieldLabel(field: string, deploy: DeployText): string {
  const [, row, part] = /^ship\.settings\.environment\.(\d+)\.(name|value)$/.exec(field) ?? [];
  if (row) return deploy.variableWords[part === "name" ? "nameOf" : "valueOf"](Number(row) + 1);

  const [, stack, member] = /^ship\.(buildStack|serviceStack)\.(.+)$/.exec(field) ?? [];
  if (stack === "buildStack" || stack === "serviceStack")
    return `${deploy[stack]}: ${stackLabel(member ?? "", deploy)}`;

  const name = field.replace(/^ship\.(settings\.)?/, "");
  const [, list, item] = /^(secrets|tags|command|network)\.(?:\w+\.)?(\d+)/.exec(name) ?? [];
  if (item) return `${deploy.labels[list as keyof typeof deploy.labels]} ${Number(item) + 1}`;
  const labels: Record<string, string> = {
    serviceName: deploy.serviceName,
    repositoryUrl: deploy.repositoryUrl,
    revision: deploy.revision,
    imageUri: deploy.image,
    containerPort: deploy.containerPort,
    healthCheckPath: deploy.healthCheckPath,
    cpu: deploy.cpu,
    memory: deploy.memory,
    minTasks: deploy.minTasks,
    maxTasks: deploy.maxTasks,
    environment: deploy.environment,
    reason: deploy.reason,
    ...deploy.labels,
    "network.subnetIds": deploy.labels.network,
    "network.securityGroupIds": deploy.labels.network,
    "scaling.metric": deploy.labels.scalingMetric,
    "scaling.targetValue": deploy.labels.scalingTarget,
  };
  return labels[name] ?? name;
}

function stackLabel(member: string, deploy: DeployText): string {
  if (member === "stackName") return deploy.stackName;
  return member === "template" ? deploy.template : member.replace(/^parameters\./, "");
}
