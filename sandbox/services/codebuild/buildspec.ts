import { parse, YAMLParseError } from "yaml";
import { z } from "zod";

const PHASES = ["install", "pre_build", "build", "post_build"];
const ON_FAILURE = /^(ABORT|CONTINUE|RETRY(-\d{1,3})?(-.+)?)$/;

const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const texts = z
  .record(z.string(), text)
  .nullish()
  .transform((value) => value ?? {});
const commands = z
  .union([z.array(text), text.transform((command) => [command])])
  .nullish()
  .transform((value) => value ?? []);
const phase = z
  .object({
    "on-failure": z.string().regex(ON_FAILURE, "on-failure must be ABORT, CONTINUE or RETRY").optional(),
    "run-as": text.optional(),
    "runtime-versions": texts,
    commands,
    finally: commands,
  })
  .nullish()
  .transform((value) => value ?? undefined);

const shape = z.object({
  version: text.refine((version) => ["0.1", "0.2"].includes(version), "Invalid buildspec version"),
  "run-as": text.optional(),
  env: z
    .object({
      shell: text.optional(),
      variables: texts,
      "parameter-store": texts,
      "secrets-manager": texts,
      "exported-variables": z
        .array(text)
        .nullish()
        .transform((value) => value ?? []),
      "git-credential-helper": text.optional(),
    })
    .nullish()
    .transform((value) => value ?? noEnvironment),
  phases: z
    .object({ install: phase, pre_build: phase, build: phase, post_build: phase })
    .partial()
    .nullish()
    .transform((value) => value ?? {}),
  cache: z.object({ paths: z.array(text).nullish() }).nullish(),
});

const noEnvironment = {
  variables: {},
  "parameter-store": {},
  "secrets-manager": {},
  "exported-variables": [] as string[],
};

/** A buildspec, as far as a build here follows it. */
export type Buildspec = z.infer<typeof shape>;

/** Throws what AWS puts into the context of the phase: the reason alone. */
export function parseBuildspec(source: string): Buildspec {
  const document = readYaml(source);
  checkPhaseNames(document);
  const result = shape.safeParse(document);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = issue?.path.join(".") || "version";
  throw new Error(`Invalid buildspec: ${path}: ${issue?.message}`);
}

/** Whether a project's `buildspec` is the buildspec itself; otherwise it is the path of one. */
export function isInline(buildspec: string): boolean {
  return /^\s*(version|phases|env|#|\{)/m.test(buildspec) && /[\n{]/.test(buildspec);
}

function readYaml(source: string): unknown {
  try {
    return parse(source, { schema: "core" });
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const { line, col } = error.linePos?.[0] ?? { line: 1, col: 1 };
    const [reason = ""] = error.message.split(/ at line \d|\n/);
    throw new Error(`${reason} at line ${line}, column ${col}`);
  }
}

function checkPhaseNames(document: unknown): void {
  const phases = (document as { phases?: unknown } | null)?.phases;
  if (typeof phases !== "object" || phases === null) return;
  const unknown = Object.keys(phases).find((name) => !PHASES.includes(name));
  if (unknown === undefined) return;
  const known = PHASES.map((name) => name.toUpperCase()).join(", ");
  throw new Error(`Invalid buildspec phase name detected: ${unknown}. Expected phase names: ${known}`);
}
