import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CircleStop } from "lucide-react";
import { useState } from "react";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { PermittedButton } from "@/components/session/permitted-button";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { call } from "@/lib/api/client";
import { outsideQuery } from "@/lib/api/outside-queries";
import type { ServiceAddress } from "@/lib/api/service-queries";
import { useTextPart } from "@/lib/text/text-part";

/** Of a stack that somebody else is updating: says what becomes of it before anything does. */
export function CancelUpdate({ service, stackName }: { service: ServiceAddress; stackName: string }) {
  const words = useTextPart("outside");
  const queryClient = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const cancelling = useMutation({
    mutationFn: () =>
      call("POST /api/v1/targets/{target}/services/{serviceName}/outside/cancel-update", { ...service }),
    onSuccess: () => {
      queryClient.invalidateQueries({ queryKey: outsideQuery(service).queryKey });
      setOpen(false);
    },
  });
  const isBusy = cancelling.isPending || cancelling.isSuccess;

  return (
    <>
      <PermittedButton
        to="POST /api/v1/targets/{target}/services/{serviceName}/outside/cancel-update"
        target={service.target}
        look="danger"
        size="small"
        disabled={isBusy}
        onClick={() => setOpen(true)}
      >
        <CircleStop size={14} aria-hidden="true" />
        {isBusy ? words.cancelBusy : words.cancel}
      </PermittedButton>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={words.cancelTitle(stackName)}
        description={words.cancelAbout}
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
