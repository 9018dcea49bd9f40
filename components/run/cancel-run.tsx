import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CircleStop } from "lucide-react";
import { useState } from "react";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { PermittedButton } from "@/components/session/permitted-button";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { call } from "@/lib/api/client";
import { runQuery } from "@/lib/api/queries";
import type { Run } from "@/lib/domain/run";

interface CancelRunProps {
  run: Run;
  words: Record<"label" | "title" | "about" | "yes" | "no" | "busy", string>;
}

/** Says what is stopped at AWS before anything is. */
export function CancelRun({ run, words }: CancelRunProps) {
  const queryClient = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const cancelling = useMutation({
    mutationFn: () => call("POST /api/v1/runs/{id}/cancel", { id: run.id }),
    onSuccess: (after) => {
      // The stream may have told the end before this answer came: only what the answer is about is taken from it.
      const { cancelRequestedBy } = after;
      queryClient.setQueryData(runQuery(run.id).queryKey, (now) => (now ? { ...now, cancelRequestedBy } : after));
      setOpen(false);
    },
  });
  const isAsked = run.cancelRequestedBy !== undefined;
  const label = isAsked || cancelling.isPending ? words.busy : words.label;

  return (
    <>
      <PermittedButton
        to="POST /api/v1/runs/{id}/cancel"
        target={run.target}
        look="danger"
        disabled={isAsked}
        onClick={() => setOpen(true)}
        className="max-desk:w-full"
      >
        <CircleStop size={14} aria-hidden="true" />
        {label}
      </PermittedButton>
      <Dialog
        open={isOpen && !isAsked}
        onOpenChange={setOpen}
        title={words.title}
        description={words.about}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>{words.no}</Button>
            <Button look="danger" disabled={cancelling.isPending} onClick={() => cancelling.mutate()}>
              {cancelling.isPending ? words.busy : words.yes}
            </Button>
          </>
        }
      >
        {cancelling.isError && <ProblemNotice error={cancelling.error} />}
      </Dialog>
    </>
  );
}
