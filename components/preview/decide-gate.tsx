import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { PermittedButton } from "@/components/session/permitted-button";
import { useKnownTarget } from "@/components/target/use-target";
import { TypedConfirm } from "@/components/ui/typed-confirm";
import { useNow } from "@/components/ui/use-now";
import { confirmRunMutation } from "@/lib/api/gate-queries";
import type { Gate } from "@/lib/domain/gate";
import type { DeployRun } from "@/lib/domain/run";
import { shortAlias } from "@/lib/domain/short-alias";
import { timeLeft } from "@/lib/format";
import { previewText } from "@/lib/text/parts/preview";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";

const confirm = "POST /api/v1/runs/{id}/confirm";

/** The word that the run waits for; where the service itself would be another, its name is typed. */
export function DecideGate({ run, gate }: { run: DeployRun; gate: Gate }) {
  const text = useText();
  const words = useTextPart(previewText);
  const now = useNow();
  const target = useKnownTarget(run.target);
  const [typed, setTyped] = useState("");
  const [isTried, setTried] = useState(false);
  const deciding = useMutation(confirmRunMutation(run.id));
  const isBusy = deciding.isPending || deciding.isSuccess;
  const isWrong = gate.need === "typed" && typed.trim() !== gate.typed;
  const { preview } = gate;
  const goOn = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isWrong && !isBusy) deciding.mutate({ decision: "go-on", preview, typed: typed.trim() || undefined });
  };
  const place = target ? `${shortAlias(target)} · ${target.region}` : run.target;

  return (
    <form noValidate onSubmit={goOn} className="grid max-w-xl gap-3">
      {gate.need === "typed" && (
        <TypedConfirm
          label={words.type(gate.typed)}
          error={isTried && isWrong ? words.typeWrong(gate.typed) : undefined}
          value={typed}
          onChange={setTyped}
        />
      )}
      <div className="flex flex-wrap gap-2 max-desk:*:w-full">
        <PermittedButton type="submit" to={confirm} target={run.target} look="primary" disabled={isBusy}>
          {isBusy ? words.sending : words.goOn(run.serviceName, place)}
        </PermittedButton>
        <PermittedButton
          to={confirm}
          target={run.target}
          disabled={isBusy}
          onClick={() => deciding.mutate({ decision: "abandon", preview })}
        >
          {words.abandon}
        </PermittedButton>
      </div>
      <p className="phrase text-xs text-ink-3">
        {words.abandonAbout} {words.until(timeLeft(Date.parse(gate.expiresAt) - now, text))}
      </p>
      {deciding.error && <ProblemNotice error={deciding.error} />}
    </form>
  );
}
