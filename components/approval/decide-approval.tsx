import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { decideApprovalMutation } from "@/lib/api/approval-queries";
import type { Approval } from "@/lib/domain/approval";
import { approvalText } from "@/lib/text/parts/approval";
import { useTextPart } from "@/lib/text/text-part";

/** Approve, or refuse with a reason. */
export function DecideApproval({ approval }: { approval: Approval }) {
  const words = useTextPart(approvalText);
  const [note, setNote] = useState("");
  const [isTried, setTried] = useState(false);
  const deciding = useMutation(decideApprovalMutation());
  const isBusy = deciding.isPending || deciding.isSuccess;
  const decide = (decision: "approved" | "refused") => {
    setTried(decision === "refused");
    if (decision === "refused" && note.trim() === "") return;
    deciding.mutate({ id: approval.id, decision, note: note.trim() || undefined });
  };

  return (
    <div className="grid max-w-xl gap-3">
      <Field
        label={words.note}
        hint={words.noteHint}
        error={isTried && note.trim() === "" ? words.noteMissing : undefined}
      >
        {(control) => (
          <Input
            {...control}
            value={note}
            maxLength={200}
            autoComplete="off"
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button
          look={approval.subject === "teardown" ? "cut" : "primary"}
          disabled={isBusy}
          onClick={() => decide("approved")}
        >
          {isBusy ? words.sending : words.approve[approval.subject]}
        </Button>
        <Button disabled={isBusy} onClick={() => decide("refused")}>
          {words.refuse}
        </Button>
      </div>
      {deciding.error && <ProblemNotice error={deciding.error} />}
    </div>
  );
}
