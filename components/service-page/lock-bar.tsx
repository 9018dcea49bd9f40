import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Lock } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { PermittedButton } from "@/components/session/permitted-button";
import { Input } from "@/components/ui/input";
import { useNow } from "@/components/ui/use-now";
import { call } from "@/lib/api/client";
import { type ServiceAddress, serviceQuery } from "@/lib/api/service-queries";
import type { TeamService } from "@/lib/domain/team-status";
import { ago } from "@/lib/format";
import { serviceActionsText } from "@/lib/text/parts/service-actions";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";

/** Who has locked the service and why, and the way to unlock it. */
export function LockBar({ service, lock }: { service: ServiceAddress; lock: NonNullable<TeamService["lock"]> }) {
  const text = useText();
  const words = useTextPart(serviceActionsText);
  const now = useNow();
  const client = useQueryClient();
  const [note, setNote] = useState("");
  const unlock = useMutation({
    mutationFn: () =>
      call("POST /api/v1/targets/{target}/services/{serviceName}/unlock", {
        ...service,
        reason: note.trim() || undefined,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: serviceQuery(service).queryKey }),
  });

  return (
    <section aria-label={words.lock} className="rounded-lg border border-line-2 bg-surface">
      <div className="flex flex-wrap items-center gap-2.5 px-3.5 py-2">
        <Lock size={14} aria-hidden="true" className="shrink-0" />
        <p className="phrase min-w-0 flex-1 wrap-anywhere">
          <b className="mr-2 font-semibold">{words.locked(lock.by)}</b>
          {lock.reason} <span className="text-ink-3">{ago(lock.since, now, text)}</span>{" "}
          {lock.runId && (
            <Link href={`/runs/${lock.runId}`} className="link whitespace-nowrap">
              {words.rolledBackRun}
            </Link>
          )}
        </p>
        <Input
          aria-label={words.unlockNote}
          placeholder={words.unlockNote}
          value={note}
          maxLength={200}
          onChange={({ target }) => setNote(target.value)}
          className="min-h-6.5 text-xs desk:w-44"
        />
        <PermittedButton
          to="POST /api/v1/targets/{target}/services/{serviceName}/unlock"
          target={service.target}
          size="small"
          disabled={unlock.isPending}
          onClick={() => unlock.mutate()}
        >
          {words.unlock}
        </PermittedButton>
      </div>
      {unlock.error && <ProblemNotice asRow error={unlock.error} />}
    </section>
  );
}
