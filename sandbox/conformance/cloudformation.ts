import { CloudFormation } from "@aws-sdk/client-cloudformation";
import { CloudWatchLogs } from "@aws-sdk/client-cloudwatch-logs";
import { type Journey, minute } from "./journey";

const template = (days: number, more = "") => `
Resources:
  Group:
    Type: AWS::Logs::LogGroup
    Properties: { LogGroupName: !Sub "/apps/\${AWS::StackName}", RetentionInDays: ${days} }
${more}
Outputs:
  Name: { Value: !Ref Group, Export: { Name: !Sub "\${AWS::StackName}-group" } }
`;
const wait = `  Wait:
    Type: AWS::CloudFormation::WaitCondition
    DependsOn: Group
    CreationPolicy: { ResourceSignal: { Timeout: PT1H } }`;
const importing = `
Resources:
  Address:
    Type: AWS::SSM::Parameter
    Properties: { Type: String, Value: !ImportValue shop-group }
`;
const StackName = "shop";

export const throughCloudFormation: Journey = async ({ config, sandbox, watched }) => {
  const stacks = watched(new CloudFormation(config));
  const pass = () => sandbox.world.step(5 * minute);
  await stacks.validateTemplate({ TemplateBody: template(7) });
  await stacks.getTemplateSummary({ TemplateBody: template(7) });
  await stacks.createStack({ StackName, TemplateBody: template(7), Tags: [{ Key: "team", Value: "shop" }] });
  await stacks.describeStackEvents({ StackName });
  pass();
  await throughTellings(stacks, StackName);
  await stacks.createStack({ StackName: "importing", TemplateBody: importing });
  pass();
  await stacks.listExports({});
  await stacks.listImports({ ExportName: "shop-group" });

  const change = { StackName, ChangeSetName: "longer" };
  await stacks.createChangeSet({ ...change, TemplateBody: template(14) });
  pass();
  await stacks.describeChangeSet({ ...change, IncludePropertyValues: true });
  await stacks.listChangeSets({ StackName });
  await stacks.executeChangeSet(change);
  pass();
  await stacks.createChangeSet({ StackName, ChangeSetName: "unwanted", TemplateBody: template(30) });
  pass();
  await stacks.deleteChangeSet({ StackName, ChangeSetName: "unwanted" });
  await throughDrift(stacks, pass);
  await throughFailures(stacks, new CloudWatchLogs(config), pass);
  await stacks.deleteStack({ StackName: "importing" });
  pass();
  await stacks.deleteStack({ StackName });
  pass();
  await stacks.listStacks({});
};

async function throughTellings(stacks: CloudFormation, name: string): Promise<void> {
  await stacks.describeStacks({ StackName: name });
  await stacks.describeEvents({ StackName: name });
  await stacks.describeStackResource({ StackName: name, LogicalResourceId: "Group" });
  await stacks.describeStackResources({ StackName: name });
  await stacks.listStackResources({ StackName: name });
  await stacks.getTemplate({ StackName: name });
  await stacks.describeAccountLimits({});
  const Statement = [{ Effect: "Allow", Action: "Update:*", Principal: "*", Resource: "*" }];
  await stacks.setStackPolicy({ StackName: name, StackPolicyBody: JSON.stringify({ Statement }) });
  await stacks.getStackPolicy({ StackName: name });
  await stacks.setAlias({ StackName: name, AliasName: "storefront" });
  await stacks.removeAlias({ AliasName: "storefront" });
  await stacks.updateTerminationProtection({ StackName: name, EnableTerminationProtection: false });
}

async function throughDrift(stacks: CloudFormation, pass: () => void): Promise<void> {
  const { StackDriftDetectionId } = await stacks.detectStackDrift({ StackName });
  pass();
  await stacks.describeStackDriftDetectionStatus({ StackDriftDetectionId });
  await stacks.describeStackResourceDrifts({ StackName });
  await stacks.detectStackResourceDrift({ StackName, LogicalResourceId: "Group" });
}

/** An update that is called off, one that fails, one that cannot go back, and a creation that is kept as it failed. */
async function throughFailures(stacks: CloudFormation, logs: CloudWatchLogs, pass: () => void): Promise<void> {
  await stacks.updateStack({ StackName, TemplateBody: template(30, wait) });
  pass();
  await stacks.cancelUpdateStack({ StackName });
  pass();
  const late = { StackName: "late", TemplateBody: template(7, wait), DisableRollback: true };
  await stacks.createStack(late);
  pass();
  const signal = { LogicalResourceId: "Wait", UniqueId: "one", Status: "FAILURE" } as const;
  await stacks.signalResource({ StackName: "late", ...signal });
  pass();
  await stacks.rollbackStack({ StackName: "late" });
  pass();

  const gone = { StackName: "gone" };
  await stacks.createStack({ ...gone, TemplateBody: template(7) });
  pass();
  await stacks.updateStack({ ...gone, TemplateBody: template(30, wait) });
  pass();
  await logs.deleteLogGroup({ logGroupName: "/apps/gone" });
  await stacks.signalResource({ ...gone, ...signal });
  pass();
  await stacks.continueUpdateRollback({ ...gone, ResourcesToSkip: ["Group"] });
  pass();
}
