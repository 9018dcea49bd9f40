"use client";

import { useMutation } from "@tanstack/react-query";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { PermittedButton } from "@/components/session/permitted-button";
import { resumeMutation } from "@/lib/api/cost-queries";
import { costsText } from "@/lib/text/parts/costs";
import { useTextPart } from "@/lib/text/text-part";
import type { PausedOf } from "./pause-button";

/** Gives a paused service its tasks again. */
export function ResumeButton({ row: { serviceName, clusterName, of } }: PausedOf) {
  const { idle } = useTextPart(costsText);
  const resuming = useMutation(resumeMutation());
  return (
    <>
      <PermittedButton
        to="POST /api/v1/targets/{target}/services/{serviceName}/resume"
        target={of.target}
        size="small"
        look="primary"
        aria-label={idle.resumeOf(serviceName)}
        disabled={resuming.isPending}
        onClick={() => resuming.mutate({ target: of.target, serviceName, clusterName })}
      >
        {resuming.isPending ? idle.resuming : idle.resume}
      </PermittedButton>
      {resuming.error && <ProblemNotice error={resuming.error} />}
    </>
  );
}
