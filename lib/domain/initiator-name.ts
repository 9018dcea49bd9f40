/** Who started a build, as CodeBuild names it: people without the role that they came with, others by what they are. */
export function initiatorName(initiator: string): string {
  const [, kind = "", name = ""] = /^([^/]+)\/(.+)$/.exec(initiator) ?? [];
  if (/^GitHub-Hookshot/.test(initiator)) return "GitHub webhook";
  if (kind === "codepipeline") return `CodePipeline ${name}`;
  if (kind === "rule") return `EventBridge ${name}`;
  return name.split("/").at(-1) || initiator;
}
