import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef } from "react";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { PermittedButton } from "@/components/session/permitted-button";
import { Card, CardBody } from "@/components/ui/card";
import { call } from "@/lib/api/client";
import { newIdempotencyKey } from "@/lib/api/idempotency-key";
import { runQuery } from "@/lib/api/queries";
import type { DeployRun } from "@/lib/domain/run";
import type { ServiceSettings } from "@/lib/domain/service-settings";
import { previewText } from "@/lib/text/parts/preview";
import { useTextPart } from "@/lib/text/text-part";

interface NothingChangedProps {
  run: DeployRun;
  imageUri: string;
  settings: ServiceSettings;
}

/** A deploy that found all as it was; new tasks of the same image are there for the asking. */
export function NothingChanged({ run, imageUri, settings }: NothingChangedProps) {
  const words = useTextPart(previewText);
  const router = useRouter();
  const queryClient = useQueryClient();
  const key = useRef("");
  const starting = useMutation({
    mutationFn: () => {
      key.current ||= newIdempotencyKey();
      return call("POST /api/v1/runs", {
        target: run.target,
        serviceName: run.serviceName,
        ship: { kind: "image", imageUri, settings },
        createDefaultVpc: false,
        forceNewDeployment: true,
        idempotencyKey: key.current,
      });
    },
    onSuccess: (started) => {
      queryClient.setQueryData(runQuery(started.id).queryKey, started);
      router.push(`/runs/${started.id}`);
    },
  });

  return (
    <Card className="mb-3.5">
      <CardBody className="flex flex-wrap items-center gap-x-4 gap-y-2.5">
        <p className="phrase min-w-0 flex-[1_1_280px] text-ink-2">
          {words.unchanged} {words.againAbout}
        </p>
        <PermittedButton
          to="POST /api/v1/runs"
          target={run.target}
          disabled={starting.isPending || starting.isSuccess}
          onClick={() => starting.mutate()}
          className="max-desk:w-full"
        >
          <RotateCw size={14} aria-hidden="true" />
          {words.again}
        </PermittedButton>
        {starting.error && <ProblemNotice error={starting.error} />}
      </CardBody>
    </Card>
  );
}
