import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CircleStop } from "lucide-react";
import { useState } from "react";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { PermittedButton } from "@/components/session/permitted-button";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { buildKey } from "@/lib/api/build-key";
import { call } from "@/lib/api/client";
import type { BuildDetail } from "@/lib/domain/seen-build";
import { useTextPart } from "@/lib/text/text-part";
import { builtName } from "./build-words";

/** Of somebody else's build: says whose it is before it is stopped. */
export function CancelBuild({ detail }: { detail: BuildDetail }) {
  const words = useTextPart("build");
  const queryClient = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const { target, build, startedBy } = detail;
  const address = { target, buildId: build.id };
  const cancelling = useMutation({
    mutationFn: () => call("POST /api/v1/targets/{target}/builds/{buildId}/cancel", address),
    onSuccess: (after) => {
      queryClient.setQueryData(buildKey(address), after);
      setOpen(false);
    },
  });
  const isBusy = cancelling.isPending || cancelling.isSuccess;

  return (
    <>
      <PermittedButton
        to="POST /api/v1/targets/{target}/builds/{buildId}/cancel"
        target={target}
        look="danger"
        disabled={isBusy}
        onClick={() => setOpen(true)}
        className="max-desk:w-full"
      >
        <CircleStop size={14} aria-hidden="true" />
        {isBusy ? words.cancelBusy : words.cancel}
      </PermittedButton>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={words.cancelTitle(builtName(detail))}
        description={words.cancelAbout(startedBy ?? words.somebody)}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>{words.cancelNo}</Button>
            <Button look="danger" disabled={isBusy} onClick={() => cancelling.mutate()}>
              {isBusy ? words.cancelBusy : words.cancel}
            </Button>
          </>
        }
      >
        {cancelling.isError && <ProblemNotice error={cancelling.error} />}
      </Dialog>
    </>
  );
}
