"use client";

import { useQuery } from "@tanstack/react-query";
import { type ComponentProps, Suspense } from "react";
import { rollbackQuery } from "@/lib/api/history-queries";
import { rollbackText } from "@/lib/text/parts/rollback";
import { useTextPart } from "@/lib/text/text-part";
import { RollBackButton } from "./roll-back-button";
import { versionName } from "./version-name";

type Looks = Pick<ComponentProps<typeof RollBackButton>, "service" | "size" | "look" | "className">;

interface RollBackToPreviousProps extends Looks {
  /** Where nothing else on the page says that it is the version before. */
  isNamed?: boolean;
}

/** One press goes back to the version before; nothing where there is none. */
export function RollBackToPrevious(props: RollBackToPreviousProps) {
  return (
    <Suspense>
      <Previous {...props} />
    </Suspense>
  );
}

function Previous({ service, isNamed = false, ...looks }: RollBackToPreviousProps) {
  const words = useTextPart(rollbackText);
  const { data: plan } = useQuery(rollbackQuery(service));
  if (!plan?.to || plan.refusal) return null;
  const version = versionName(service.serviceName, plan.to.version);
  const label = isNamed ? words.previous(version) : words.press(version);
  return <RollBackButton service={service} to={plan.to.runId} label={label} {...looks} />;
}
