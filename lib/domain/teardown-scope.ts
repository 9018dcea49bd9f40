import { z } from "zod";
import { StackName } from "./stack";

const ecsName = z.string().regex(/^[A-Za-z0-9_-]{1,255}$/, { error: "ecs-name" });
/** Kind and id of an item of a plan: `log-group:/aws/codebuild/shop`. */
const itemKey = z
  .string()
  .max(600)
  .regex(/^[a-z-]+:[^,\s]+$/, { error: "teardown-scope" });

/** What a teardown is of. A service takes along its stacks and all that was made for it. */
export const TeardownScope = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("service"), clusterName: ecsName, serviceName: ecsName }),
  /** Also one that Slipway did not make, or a build stack alone. */
  z.strictObject({ kind: z.literal("stack"), stackName: StackName }),
  /** All services of the target, with their stacks. */
  z.strictObject({ kind: z.literal("target") }),
  /** What earlier deletions left, by the keys of its items. */
  z.strictObject({ kind: z.literal("leftovers"), keys: z.array(itemKey).min(1).max(100) }),
]);
export type TeardownScope = z.infer<typeof TeardownScope>;

const forms = [
  /^(?<kind>service):(?<clusterName>[^/]+)\/(?<serviceName>.+)$/,
  /^(?<kind>stack):(?<stackName>.+)$/,
  /^(?<kind>target)$/,
  /^(?<kind>leftovers):(?<keys>.+)$/,
];

/** As it is in an address: `service:default/shop`, `stack:shop-build`, `target`, `leftovers:log-group:/aws/ecs/x,cluster:old`. */
export const TeardownScopeText = z
  .string()
  .max(8000, { error: "teardown-scope" })
  .refine((text) => findScope(text) !== undefined, { error: "teardown-scope" });

export function scopeOf(text: string): TeardownScope {
  const scope = findScope(text);
  if (!scope) throw new TypeError(`“${text}” is no scope of a teardown`);
  return scope;
}

function findScope(text: string): TeardownScope | undefined {
  const found = forms.map((form) => form.exec(text)?.groups).find(Boolean);
  if (!found) return undefined;
  const { keys, ...rest } = found;
  return TeardownScope.safeParse(keys === undefined ? rest : { ...rest, keys: keys.split(",") }).data;
}
