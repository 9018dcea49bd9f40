import { useMutation, useQueryClient } from "@tanstack/react-query";
import { StopPress } from "@/components/session/stop-press";
import { buildKey } from "@/lib/api/build-key";
import { call } from "@/lib/api/client";
import type { BuildDetail } from "@/lib/domain/seen-build";
import { stopBuildCommands } from "@/lib/domain/stop-commands";
import { buildText } from "@/lib/text/parts/build";
import { useTextPart } from "@/lib/text/text-part";
import { builtName } from "./build-words";

/** Of somebody else's build: says whose it is before it is stopped. */
export function CancelBuild({ detail }: { detail: BuildDetail }) {
  const words = useTextPart(buildText);
  const queryClient = useQueryClient();
  const { target, build, startedBy } = detail;
  const address = { target, buildId: build.id };
  const stopping = useMutation({
    mutationFn: () => call("POST /api/v1/targets/{target}/builds/{buildId}/cancel", address),
    onSuccess: (after) => queryClient.setQueryData(buildKey(address), after),
  });

  return (
    <StopPress
      to="POST /api/v1/targets/{target}/builds/{buildId}/cancel"
      target={target}
      className="max-desk:w-full"
      words={{
        title: words.cancelTitle(builtName(detail)),
        about: words.cancelAbout(startedBy ?? words.somebody),
        ...{ label: words.cancel, yes: words.cancel, no: words.cancelNo, busy: words.cancelBusy },
      }}
      commands={stopBuildCommands(target, build.id)}
      stopping={stopping}
      isStopped={stopping.isSuccess}
    />
  );
}
