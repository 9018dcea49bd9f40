import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ComponentProps } from "react";
import { StopPress } from "@/components/session/stop-press";
import { call } from "@/lib/api/client";
import { runQuery } from "@/lib/api/queries";
import type { Run } from "@/lib/domain/run";

interface CancelRunProps {
  run: Run;
  words: ComponentProps<typeof StopPress>["words"];
  /** What has the AWS CLI stop the same; a teardown has nothing that could be stopped. */
  commands?: ComponentProps<typeof StopPress>["commands"];
}

export function CancelRun({ run, words, commands = [] }: CancelRunProps) {
  const queryClient = useQueryClient();
  const stopping = useMutation({
    mutationFn: () => call("POST /api/v1/runs/{id}/cancel", { id: run.id }),
    onSuccess: (after) => {
      // The stream may have told the end before this answer came: only what the answer is about is taken from it.
      const { cancelRequestedBy } = after;
      queryClient.setQueryData(runQuery(run.id).queryKey, (now) => (now ? { ...now, cancelRequestedBy } : after));
    },
  });

  return (
    <StopPress
      to="POST /api/v1/runs/{id}/cancel"
      target={run.target}
      className="max-desk:w-full"
      words={words}
      commands={commands}
      stopping={stopping}
      isStopped={run.cancelRequestedBy !== undefined}
    />
  );
}
