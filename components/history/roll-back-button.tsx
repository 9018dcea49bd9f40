"use client";

import { Undo2 } from "lucide-react";
import Link from "next/link";
import type { ComponentProps } from "react";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { PermittedButton } from "@/components/session/permitted-button";
import { useKnownTarget } from "@/components/target/use-target";
import type { ServiceAddress } from "@/lib/api/service-queries";
import { serviceHref } from "@/lib/domain/service-href";
import { rollbackText } from "@/lib/text/parts/rollback";
import { useTextPart } from "@/lib/text/text-part";
import { useStartRollback } from "./use-start-rollback";

interface RollBackButtonProps extends Pick<ComponentProps<typeof PermittedButton>, "size" | "look" | "className"> {
  service: ServiceAddress;
  /** The run whose version comes back. */
  to: string;
  label: string;
  name?: string;
}

/** One press goes back. On a protected target it leads to where it is confirmed. */
export function RollBackButton({ service, to, label, name = label, ...looks }: RollBackButtonProps) {
  const words = useTextPart(rollbackText);
  const known = useKnownTarget(service.target);
  const { start, isStarting, error } = useStartRollback(service);
  const permitted = {
    to: "POST /api/v1/targets/{target}/services/{serviceName}/rollback",
    target: service.target,
    ...looks,
  } as const;

  if (known?.isProtected) {
    return (
      <PermittedButton asChild {...permitted}>
        <Link href={serviceHref(service, "rollback", { to })} aria-label={name}>
          <Undo2 size={14} aria-hidden="true" />
          {label}
        </Link>
      </PermittedButton>
    );
  }
  return (
    <>
      <PermittedButton
        {...permitted}
        aria-label={isStarting ? undefined : name}
        disabled={!known}
        aria-disabled={isStarting || undefined}
        onClick={() => !isStarting && start({ to })}
      >
        <Undo2 size={14} aria-hidden="true" />
        {isStarting ? words.starting : label}
      </PermittedButton>
      {error && (
        <div className="order-last basis-full whitespace-normal">
          <ProblemNotice error={error} />
        </div>
      )}
    </>
  );
}
