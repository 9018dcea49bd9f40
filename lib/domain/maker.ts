import type { MadeBy } from "./made-by";
import { ownTags } from "./own-tags";

type Tags = Readonly<Record<string, string>>;

/** As far as tags tell it: CloudFormation and Slipway always tag, of Terraform it is a habit. Undefined where none of them does. */
export function makerByTags(tags: Tags | undefined = {}): MadeBy | undefined {
  if (tags[ownTags.createdBy] === "slipway") return { by: "slipway" };
  const stackName = tags["aws:cloudformation:stack-name"];
  if (stackName) return { by: "cloudformation", stackName };
  const isOfTerraform = Object.entries(tags).some((tag) => tag.some((text) => /^(open)?(terraform|tofu)/i.test(text)));
  return isOfTerraform ? { by: "terraform" } : undefined;
}

interface Stack {
  stackName: string;
  tags: Tags;
  /** The CDK writes into each resource where it comes from in the app. */
  hasCdkPath: boolean;
}

/** Where the stack is known, or known not to be. */
export function makerOf(stack: Stack | undefined, tags: Tags): MadeBy {
  if (!stack) return makerByTags(tags) ?? { by: "hand" };
  if (stack.tags[ownTags.createdBy] === "slipway") return { by: "slipway" };
  return { by: stack.hasCdkPath ? "cdk" : "cloudformation", stackName: stack.stackName };
}
