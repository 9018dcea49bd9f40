import { useMutation, useQueryClient } from "@tanstack/react-query";
import { StopPress } from "@/components/session/stop-press";
import { call } from "@/lib/api/client";
import { outsideQuery } from "@/lib/api/outside-queries";
import type { ServiceAddress } from "@/lib/api/service-queries";
import { cancelUpdateCommands } from "@/lib/domain/stop-commands";
import { outsideText } from "@/lib/text/parts/outside";
import { useTextPart } from "@/lib/text/text-part";

/** Of a stack that somebody else is updating: says what becomes of it before anything does. */
export function CancelUpdate({ service, stackName }: { service: ServiceAddress; stackName: string }) {
  const words = useTextPart(outsideText);
  const queryClient = useQueryClient();
  const stopping = useMutation({
    mutationFn: () =>
      call("POST /api/v1/targets/{target}/services/{serviceName}/outside/cancel-update", { ...service }),
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: outsideQuery(service).queryKey }),
  });

  return (
    <StopPress
      to="POST /api/v1/targets/{target}/services/{serviceName}/outside/cancel-update"
      target={service.target}
      size="small"
      words={{
        title: words.cancelTitle(stackName),
        about: words.cancelAbout,
        ...{ label: words.cancel, yes: words.cancel, no: words.cancelNo, busy: words.cancelBusy },
      }}
      commands={cancelUpdateCommands(service.target, stackName)}
      stopping={stopping}
      isStopped={stopping.isSuccess}
    />
  );
}
