import type { CliCommand } from "@/lib/domain/cli-command";
import { cliText } from "@/lib/text/parts/cli";
import { useTextPart } from "@/lib/text/text-part";
import { CliCommands } from "./cli-commands";

/** Commands with what each is for. */
export function CommandList({ commands }: { commands: readonly CliCommand[] }) {
  const { does } = useTextPart(cliText);
  return <CliCommands commands={commands.map((each) => ({ about: does[each.does], command: each.command }))} />;
}
