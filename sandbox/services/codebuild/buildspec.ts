import { parse } from "yaml";
import { z } from "zod";

const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const commands = z.array(text).default([]);
const phase = z.object({ "on-failure": z.string().optional(), commands, finally: commands });

const shape = z.object({
  version: text,
  env: z
    .object({
      variables: z.record(z.string(), text).default({}),
      "exported-variables": z.array(z.string()).default([]),
    })
    .prefault({}),
  phases: z
    .object({
      install: phase.optional(),
      pre_build: phase.optional(),
      build: phase.optional(),
      post_build: phase.optional(),
    })
    .prefault({}),
});

/** A buildspec, as far as a build here follows it. */
export type Buildspec = z.infer<typeof shape>;

/** Throws what AWS puts into the context of the phase: the reason alone. */
export function parseBuildspec(source: string): Buildspec {
  const result = shape.safeParse(readYaml(source));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Error(`Invalid buildspec: ${issue?.path.join(".") || "version"}: ${issue?.message}`);
}

/** Whether a project's `buildspec` is the buildspec itself; otherwise it is the path of one. */
export function isInline(buildspec: string): boolean {
  return /^\s*(version|phases|env|#|\{)/m.test(buildspec) && /[\n{]/.test(buildspec);
}

function readYaml(text: string): unknown {
  try {
    return parse(text, { schema: "core" });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new Error(`Failed to read YAML: ${reason}`);
  }
}
