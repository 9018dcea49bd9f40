import { splitImageUri } from "./image";
import { namesRepository } from "./names-repository";
import type { ObservedService } from "./observed-service";

interface Built {
  digest?: string;
  values: readonly string[];
}

/** Whether a build makes the images of a service: its image is there, or the repository of it is named among the variables. */
export function isBuiltFor({ digest, values }: Built, { revision }: Pick<ObservedService, "revision">): boolean {
  if (digest && revision?.imageDigest === digest) return true;
  const { repositoryName } = splitImageUri(revision?.image ?? "");
  return repositoryName !== "" && values.some((value) => namesRepository(value, repositoryName));
}
