import { CommandList } from "@/components/cli/command-list";
import { adoptedCommands } from "@/lib/domain/adopted-commands";
import type { AdoptedShip } from "@/lib/domain/adopted-ship";

/** How the AWS CLI gives the service another image. */
export function AdoptCli({ ship }: { ship: AdoptedShip }) {
  return <CommandList commands={adoptedCommands(ship)} />;
}
