import type { CliCommand } from "@/lib/domain/cli-command";
import { cliText } from "@/lib/text/parts/cli";
import { useTextPart } from "@/lib/text/text-part";
import { CliFold } from "./cli-fold";
import { CommandList } from "./command-list";

/** In the dialog before a press: how the AWS CLI does the same. */
export function PressCli({ commands }: { commands: readonly CliCommand[] }) {
  const { title } = useTextPart(cliText);
  return <CliFold title={title}>{() => <CommandList commands={commands} />}</CliFold>;
}
