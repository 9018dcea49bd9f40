import type { CliCommand } from "./cli-command";

export function makeCliCommand(does: CliCommand["does"], ...lines: string[]): CliCommand {
  return { does, command: lines.join("\n") };
}
