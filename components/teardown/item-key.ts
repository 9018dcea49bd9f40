import { type TeardownKind, teardownKinds } from "@/lib/domain/teardown-kinds";

/** What a key says of its item: kind and name. */
export function ofKey(key: string): { kind?: TeardownKind; name: string } {
  const [prefix = "", ...rest] = key.split(":");
  const kind = teardownKinds.find((each) => each === prefix);
  return { kind, name: kind ? rest.join(":") : key };
}
