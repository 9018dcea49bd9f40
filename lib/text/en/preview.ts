import type { ChangeRisk } from "@/lib/domain/change-risk";
import type { ChangeCause, StackChange } from "@/lib/domain/stack-change";

const risks: Record<ChangeRisk, string> = {
  "removes-service": "Removes the service: its address stops answering.",
  "replaces-service": "Replaces the service: a new one with a new address, and the old one goes.",
  "may-replace-service": "May replace the service, with a new address: CloudFormation cannot tell before.",
  "opens-to-internet": "Opens to the internet: everybody can reach it.",
  "moves-network": "Moves the service to another network: in public subnets it is open to the internet.",
  "deletes-data": "Deletes what is kept in it: it does not come back.",
  "shortens-retention": "Keeps logs for a shorter time: older ones are deleted.",
  "widens-rights": "Changes rights in IAM: whoever has them may do more than now.",
  "other-role": "Gives the tasks another role, with whatever that one may do.",
  "replaces-resource": "Replaces it: another is made, and this one goes.",
  "may-replace-resource": "May replace it: CloudFormation cannot tell before.",
  "reverts-drift": "Takes back what was changed past the stack.",
  unseen: "What it changes in there cannot be seen before.",
};

const groups: Record<StackChange["action"] | "Replace", string> = {
  Replace: "Replace",
  Modify: "Modify",
  Add: "Add",
  Remove: "Remove",
  Import: "Take over",
  Dynamic: "Worked out later",
  SyncWithActual: "Put right",
};

const causes: Record<ChangeCause["source"], (entity: string) => string> = {
  ParameterReference: (entity) => `by the parameter ${entity}`,
  ResourceReference: (entity) => `because ${entity} changes`,
  ResourceAttribute: (entity) => `because ${entity} changes`,
  DirectModification: () => "in the template",
  Automatic: () => "by a nested stack",
  NoModification: () => "",
};

/** What a deploy will change, and what somebody is asked about it. */
export const preview = {
  title: "Changes of the stack",
  asks: "Waits for a go-ahead",
  asksAbout: "Nothing of it is done yet.",
  risksOf: (count: number) => (count === 1 ? "1 risk." : `${count} risks.`),
  risks,
  groups,
  causes,
  noInterruption: "No interruption expected.",
  newStack: "Is made for the first time.",
  property: "Property",
  before: "Before",
  after: "After",
  cause: "Cause",
  absent: "none",
  hidden: "hidden",
  known: "known once it is made",
  changedPast: (actual: string) => `changed past the stack to ${actual}`,
  more: (count: number) => `and ${count} more properties`,
  nothing: "CloudFormation finds nothing to change in the stack.",
  properties: (count: number) => (count === 1 ? "1 property" : `${count} properties`),
  type: (name: string) => `Type ${name} to go on`,
  typeWrong: (name: string) => `This is not ${name}.`,
  goOn: (service: string, target: string) => `Deploy ${service} to ${target}`,
  abandon: "Abandon",
  abandonAbout: "Abandoning deletes the change set; the stack stays as it is.",
  sending: "Sending…",
  until: (left: string) => `After ${left} without a decision it is abandoned.`,
  passed: (by: string) => `${by} has let it go on.`,
  show: "Show what changes",
  hide: "Hide what changes",
  again: "Roll the same image out again",
  againAbout: "If new tasks are wanted all the same, they replace the running ones a few at a time.",
  unchanged: "Nothing had to be changed: the service runs this image with these settings already.",
};

export type PreviewText = typeof preview;
