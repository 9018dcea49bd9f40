import { Capability, ChangeSetType, DeletionMode, OnFailure, StackStatus } from "@aws-sdk/client-cloudformation";
import { validationError } from "../../cloudformation/validation-error";
import { type Constraint, checkConstraints } from "../../constraints";
import type { Call, Operation } from "../../operation";

const stackName = /^(?:([a-zA-Z][-a-zA-Z0-9]*)|(arn:\b(aws|aws-us-gov|aws-cn)\b:[-a-zA-Z0-9:/._+]*))$/;
const changeSetName = /^(?:[a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/]*)$/;

const alias = { min: 1, max: 128, pattern: /^(?:[a-zA-Z][-a-zA-Z0-9]*)$/ };
const named = { StackName: { min: 1, pattern: stackName } };
const token = { ClientRequestToken: { min: 1, max: 128, pattern: /^(?:[a-zA-Z0-9][-a-zA-Z0-9]*)$/ } };
const role = { RoleARN: { min: 20, max: 2048 } };
const paged = { NextToken: { min: 1, max: 1024 } };
const template = { TemplateBody: { min: 1 }, TemplateURL: { min: 1, max: 5120 } };
const changeSet = { ...named, ChangeSetName: { min: 1, max: 1600, pattern: changeSetName } };
const policy = { StackPolicyBody: { min: 1, max: 16_384 }, StackPolicyURL: { min: 1, max: 5120 } };
const wanted = { ...template, ...role, Tags: { max: 50 }, NotificationARNs: { max: 5 } };

/** As the service's model has them. A stack's name is checked where it is to be given to a new one. */
const constraints: Record<string, Record<string, Constraint>> = {
  CancelUpdateStack: token,
  ContinueUpdateRollback: { ...named, ...role, ...token },
  CreateChangeSet: {
    ...wanted,
    ...named,
    ChangeSetName: { min: 1, max: 128, pattern: /^(?:[a-zA-Z][-a-zA-Z0-9]*)$/ },
    ChangeSetType: { values: Object.values(ChangeSetType) },
    ClientToken: { min: 1, max: 128 },
    DeploymentMode: { values: ["REVERT_DRIFT"] },
    Description: { min: 1, max: 1024 },
    OnStackFailure: { values: ["DO_NOTHING", "ROLLBACK", "DELETE"] },
    ResourcesToImport: { max: 200 },
  },
  CreateStack: {
    ...wanted,
    ...policy,
    ...token,
    OnFailure: { values: Object.values(OnFailure) },
    TimeoutInMinutes: { min: 1 },
  },
  DeleteChangeSet: changeSet,
  DeleteStack: { ...role, ...token, DeletionMode: { values: Object.values(DeletionMode) } },
  DescribeChangeSet: { ...changeSet, ...paged },
  DescribeEvents: { ...changeSet, ...paged },
  DescribeStackDriftDetectionStatus: { StackDriftDetectionId: { min: 1, max: 36 } },
  DescribeStackEvents: paged,
  DescribeStackResourceDrifts: {
    ...named,
    ...paged,
    MaxResults: { min: 1, max: 100 },
    StackResourceDriftStatusFilters: { min: 1, max: 4 },
  },
  DescribeStacks: paged,
  DetectStackDrift: { ...named, LogicalResourceIds: { min: 1, max: 200 } },
  DetectStackResourceDrift: named,
  ExecuteChangeSet: { ...changeSet, ...token },
  GetTemplate: { ChangeSetName: changeSet.ChangeSetName, TemplateStage: { values: ["Original", "Processed"] } },
  GetTemplateSummary: { ...template, ...named },
  ListChangeSets: { ...named, ...paged },
  ListExports: paged,
  ListImports: paged,
  ListStackResources: paged,
  ListStacks: paged,
  RemoveAlias: { AliasName: alias },
  RollbackStack: { ...named, ...role, ...token },
  SetAlias: { ...named, AliasName: alias },
  SetStackPolicy: policy,
  SignalResource: { ...named, UniqueId: { min: 1, max: 64 }, Status: { values: ["SUCCESS", "FAILURE"] } },
  UpdateStack: {
    ...wanted,
    ...policy,
    ...token,
    StackPolicyDuringUpdateBody: policy.StackPolicyBody,
    StackPolicyDuringUpdateURL: policy.StackPolicyURL,
  },
  UpdateTerminationProtection: named,
  ValidateTemplate: template,
};

/** Lists whose items are to be one of some. */
const choices: Record<string, readonly string[]> = {
  Capabilities: Object.values(Capability),
  StackStatusFilter: Object.values(StackStatus),
  StackResourceDriftStatusFilters: ["IN_SYNC", "MODIFIED", "DELETED", "NOT_CHECKED", "UNKNOWN", "UNSUPPORTED"],
};

/** The operations, each of which refuses what the service's model does not allow before it looks at anything else. */
export function constrained(operations: Record<string, Operation>): Record<string, Operation> {
  return Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => [
      name,
      (call: Call, input: object) => {
        checkConstraints(input, constraints[name] ?? {}, "ValidationError");
        for (const [member, value] of Object.entries(input)) checkItems(member, value);
        return operation(call, input);
      },
    ]),
  );
}

function checkItems(member: string, value: unknown): void {
  const allowed = choices[member];
  if (!allowed || !Array.isArray(value) || value.every((item) => allowed.includes(String(item)))) return;
  const shown = member.charAt(0).toLowerCase() + member.slice(1);
  throw validationError(
    `1 validation error detected: Value '[${value.join(", ")}]' at '${shown}' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [${allowed.join(", ")}]]`,
  );
}
