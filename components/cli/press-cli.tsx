import { lazy } from "react";
import type { CliCommand } from "@/lib/domain/cli-command";
import { cliText } from "@/lib/text/parts/cli";
import { useTextPart } from "@/lib/text/text-part";
import { CliFold } from "./cli-fold";

const CommandList = lazy(() => import("./command-list").then((module) => ({ default: module.CommandList })));

/** In the dialog before a press: how the AWS CLI does the same. */
export function PressCli({ commands }: { commands: readonly CliCommand[] }) {
  const { title } = useTextPart(cliText);
  return <CliFold title={title}>{() => <CommandList commands={commands} />}</CliFold>;
}
