import { useMutation } from "@tanstack/react-query";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { pauseMutation } from "@/lib/api/cost-queries";
import type { ServiceAddress } from "@/lib/api/service-queries";
import { costsText } from "@/lib/text/parts/costs";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";

/** Says what a pause means, and takes the tasks away at the second press. */
export function PauseDialog({ service, onClose }: { service: ServiceAddress; onClose: () => void }) {
  const { common } = useText();
  const { idle } = useTextPart(costsText);
  const pausing = useMutation(pauseMutation());

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={idle.pauseTitle(service.serviceName)}
      description={idle.pauseAbout}
      footer={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button
            look="danger"
            disabled={pausing.isPending}
            onClick={() => pausing.mutate(service, { onSuccess: onClose })}
          >
            {pausing.isPending ? idle.pausing : idle.pause}
          </Button>
        </>
      }
    >
      {pausing.error && <ProblemNotice error={pausing.error} />}
    </Dialog>
  );
}
