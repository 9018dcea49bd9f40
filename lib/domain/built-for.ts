import { splitImageUri } from "./image";
import { repositoriesIn } from "./names-repository";
import type { ObservedService } from "./observed-service";

interface Built {
  digest?: string;
  values: readonly string[];
}

type Served = Pick<ObservedService, "revision">;

/** By what the builds of a service are known: the digest of its image, and the repository of it. */
export function namesOfServed({ revision }: Served): string[] {
  const { repositoryName } = splitImageUri(revision?.image ?? "");
  return [revision?.imageDigest, repositoryName].filter((name): name is string => Boolean(name));
}

/** What a build makes, by the same names: as it told, and as its variables name it. */
export function namesOfBuilt({ digest, values }: Built): string[] {
  return [...(digest ? [digest] : []), ...values.flatMap(repositoriesIn)];
}

/** Whether a build makes the images of a service. */
export function isBuiltFor(built: Built, served: Served): boolean {
  const names = new Set(namesOfServed(served));
  return namesOfBuilt(built).some((name) => names.has(name));
}
