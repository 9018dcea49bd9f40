import { CliCommands } from "@/components/cli/cli-commands";
import type { Target } from "@/lib/domain/target";
import { teardownCommands } from "@/lib/domain/teardown-commands";
import type { TeardownItem } from "@/lib/domain/teardown-plan";
import { cliText } from "@/lib/text/parts/cli";
import { teardownText } from "@/lib/text/parts/teardown";
import { useTextPart } from "@/lib/text/text-part";

/** How the AWS CLI deletes what is chosen. */
export function TeardownCli({ target, chosen }: { target: Target; chosen: readonly TeardownItem[] }) {
  const { kinds } = useTextPart(teardownText);
  const { does } = useTextPart(cliText);
  const commands = teardownCommands(target, chosen).map(({ item, command }) => ({
    about: item ? `${kinds[item.kind]} ${item.name}` : does.place,
    command,
  }));
  return <CliCommands commands={commands} />;
}
