import "server-only";
import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { CliCommand } from "@/lib/domain/cli-command";
import type { RenderedStack } from "@/lib/domain/rendered-stack";

export const isCliInstalled = spawnSync("aws", ["--version"]).status === 0;

interface Told {
  commands: readonly CliCommand[];
  /** Whose templates lie where the commands are given. */
  stacks?: readonly RenderedStack[];
  typed?: string;
}

/** Gives the commands to a shell, as a person would who has copied all, and answers with what it prints. */
export async function tellShell({ commands, stacks = [], typed = "" }: Told): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), "slipway-cli-"));
  for (const { fileName, template } of stacks) writeFileSync(path.join(folder, fileName), template);
  try {
    return await run(folder, commands.map(({ command }) => command).join("\n"), typed);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Time goes faster here than in AWS: what waits for half a minute has nothing to wait for. */
const atOnce = (script: string) =>
  script.replace("sleep 5", "sleep 1").replace(/^.*aws cloudformation wait .*$/gm, ":");

function run(cwd: string, script: string, typed: string): Promise<string> {
  const env = { ...process.env, HOME: cwd, AWS_PAGER: "" };
  return new Promise((resolve, reject) => {
    const child = execFile("bash", ["-euc", atOnce(script)], { cwd, env }, (error, out, err) =>
      error ? reject(new Error(`${error.message}\n${out}\n${err}`)) : resolve(out),
    );
    child.stdin?.end(typed);
  });
}
