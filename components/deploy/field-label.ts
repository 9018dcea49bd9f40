import type { DeployFieldsText } from "@/lib/text/en/deploy-fields";

/** The label of a field, by its path in the input of a words. */
export function fieldLabel(field: string, words: DeployFieldsText): string {
  const [, row, part] = /^ship\.settings\.environment\.(\d+)\.(name|value)$/.exec(field) ?? [];
  if (row) return words.variableWords[part === "name" ? "nameOf" : "valueOf"](Number(row) + 1);

  const [, stack, member] = /^ship\.(buildStack|serviceStack)\.(.+)$/.exec(field) ?? [];
  if (stack === "buildStack" || stack === "serviceStack") return `${words[stack]}: ${stackLabel(member ?? "", words)}`;

  const name = field.replace(/^ship\.(settings\.)?/, "");
  const [, list, item] = /^(secrets|tags|command|network)\.(?:\w+\.)?(\d+)/.exec(name) ?? [];
  if (item) return `${words.labels[list as keyof typeof words.labels]} ${Number(item) + 1}`;
  const labels: Record<string, string> = {
    serviceName: words.serviceName,
    repositoryUrl: words.repositoryUrl,
    revision: words.revision,
    imageUri: words.image,
    containerPort: words.containerPort,
    healthCheckPath: words.healthCheckPath,
    cpu: words.cpu,
    memory: words.memory,
    minTasks: words.minTasks,
    maxTasks: words.maxTasks,
    environment: words.environment,
    reason: words.reason,
    ...words.labels,
    "network.subnetIds": words.labels.network,
    "network.securityGroupIds": words.labels.network,
    "scaling.metric": words.labels.scalingMetric,
    "scaling.targetValue": words.labels.scalingTarget,
  };
  return labels[name] ?? name;
}

function stackLabel(member: string, words: DeployFieldsText): string {
  if (member === "stackName") return words.stackName;
  return member === "template" ? words.template : member.replace(/^parameters\./, "");
}
