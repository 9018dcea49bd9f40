import { CommandList } from "@/components/cli/command-list";
import { serviceCommands } from "@/lib/domain/service-commands";
import type { ServiceDetail } from "@/lib/domain/service-detail";
import type { Target } from "@/lib/domain/target";

/** How the AWS CLI looks at the service, rolls it out again, and pauses it. */
export function ServiceCli({ target, service }: { target: Target; service: ServiceDetail }) {
  return <CommandList commands={serviceCommands(target, service)} />;
}
