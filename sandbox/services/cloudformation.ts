import { attachChangeSetPlans } from "../cloudformation/change-set-plan";
import { attachDriftDetection } from "../cloudformation/drift";
import { attachEngine } from "../cloudformation/engine";
import type { ServiceDefinition } from "../operation";
import { describeAccountLimits } from "./cloudformation/account-limits";
import { removeAlias, setAlias } from "./cloudformation/aliases";
import { createChangeSet, deleteChangeSet } from "./cloudformation/change-sets";
import { constrained } from "./cloudformation/constraints";
import { createStack, updateStack } from "./cloudformation/create-stack";
import { describeChangeSet, listChangeSets } from "./cloudformation/describe-change-sets";
import { describeStacks, listStacks, listStacksEverywhere } from "./cloudformation/describe-stacks";
import {
  describeStackDriftDetectionStatus,
  describeStackResourceDrifts,
  detectStackDrift,
  detectStackResourceDrift,
} from "./cloudformation/drift";
import {
  cancelUpdateStack,
  continueUpdateRollback,
  deleteStack,
  rollbackStack,
  updateTerminationProtection,
} from "./cloudformation/end-stack";
import { describeEvents, describeStackEvents } from "./cloudformation/events";
import { executeChangeSet } from "./cloudformation/execute-change-set";
import { listExports, listImports } from "./cloudformation/exports";
import { signalResource } from "./cloudformation/signal-resource";
import { getStackPolicy, setStackPolicy } from "./cloudformation/stack-policies";
import { describeStackResource, describeStackResources, listStackResources } from "./cloudformation/stack-resources";
import { getTemplate, getTemplateSummary, validateTemplate } from "./cloudformation/templates";

export const cloudformation: ServiceDefinition = {
  signingName: "cloudformation",
  sdk: () => import("@aws-sdk/client-cloudformation"),
  operations: constrained({
    CancelUpdateStack: cancelUpdateStack,
    ContinueUpdateRollback: continueUpdateRollback,
    CreateChangeSet: createChangeSet,
    CreateStack: createStack,
    DeleteChangeSet: deleteChangeSet,
    DeleteStack: deleteStack,
    DescribeAccountLimits: describeAccountLimits,
    DescribeChangeSet: describeChangeSet,
    DescribeEvents: describeEvents,
    DescribeStackEvents: describeStackEvents,
    DescribeStackResource: describeStackResource,
    DescribeStackResources: describeStackResources,
    DescribeStacks: describeStacks,
    DescribeStackDriftDetectionStatus: describeStackDriftDetectionStatus,
    DescribeStackResourceDrifts: describeStackResourceDrifts,
    DetectStackDrift: detectStackDrift,
    DetectStackResourceDrift: detectStackResourceDrift,
    ExecuteChangeSet: executeChangeSet,
    GetStackPolicy: getStackPolicy,
    GetTemplate: getTemplate,
    GetTemplateSummary: getTemplateSummary,
    ListChangeSets: listChangeSets,
    ListExports: listExports,
    ListImports: listImports,
    ListStackResources: listStackResources,
    ListStacks: listStacks,
    RemoveAlias: removeAlias,
    RollbackStack: rollbackStack,
    SetAlias: setAlias,
    SetStackPolicy: setStackPolicy,
    SignalResource: signalResource,
    UpdateStack: updateStack,
    UpdateTerminationProtection: updateTerminationProtection,
    ValidateTemplate: validateTemplate,
  }),
  attach(world) {
    attachEngine(world);
    attachChangeSetPlans(world);
    attachDriftDetection(world);
  },
  inventory: listStacksEverywhere,
};
