import { CliCommands } from "@/components/cli/cli-commands";
import { serviceCommands } from "@/lib/domain/service-commands";
import type { ServiceDetail } from "@/lib/domain/service-detail";
import type { Target } from "@/lib/domain/target";
import { cliText } from "@/lib/text/parts/cli";
import { useTextPart } from "@/lib/text/text-part";

/** How the AWS CLI looks at the service, and rolls it out again. */
export function ServiceCli({ target, service }: { target: Target; service: ServiceDetail }) {
  const { ofService } = useTextPart(cliText);
  const commands = serviceCommands(target, service).map(({ does, command }) => ({ about: ofService[does], command }));
  return <CliCommands commands={commands} />;
}
