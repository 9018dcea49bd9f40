import type { AdoptedChange } from "./adopted-ship";
import type { FoundStack } from "./adoption";

interface Found {
  stack?: FoundStack;
  /** The service names its image by a tag of a repository in ECR. */
  isByTag: boolean;
  /** The container stands in a task definition of the service's own: the service itself takes no other image. */
  isByTaskDefinition: boolean;
}

/** The ways to another image, that which is taken first. Past a parameter that is there, nobody should want to go. */
export function changesOf({ stack, isByTag, isByTaskDefinition }: Found): AdoptedChange[] {
  const { stackName, isNested, imageParameter, candidates = [] } = stack ?? {};
  if (stackName && imageParameter && !isNested) return [{ by: "change-set", stackName, parameter: imageParameter }];
  const perhaps = stackName && !isNested ? candidates : [];
  return [
    ...perhaps.map((parameter): AdoptedChange => ({ by: "change-set", stackName: stackName ?? "", parameter })),
    ...(isByTaskDefinition ? [] : [{ by: "service-update" } as const]),
    ...(isByTag ? [{ by: "forced-deployment" } as const] : []),
  ].toSorted((one, other) => rank(one) - rank(other));
}

/** What is certain goes before what is guessed. */
const rank = ({ by }: AdoptedChange) => ["service-update", "forced-deployment", "change-set"].indexOf(by);
