import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { PermittedButton } from "@/components/session/permitted-button";
import type { ServiceAddress } from "@/lib/api/service-queries";
import { serviceHref } from "@/lib/domain/service-href";
import { historyText } from "@/lib/text/parts/history";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";

export function HistoryHead({ service }: { service: ServiceAddress }) {
  const { common } = useText();
  const words = useTextPart(historyText);
  const { target, serviceName } = service;
  return (
    <div className="flex items-start gap-4 max-desk:flex-col max-desk:gap-3">
      <div className="min-w-0 flex-1">
        <nav className="mb-1.5 flex flex-wrap items-center gap-1.5 text-xs text-ink-3">
          <Link href={serviceHref(service)} className="hover:text-primary max-desk:py-1">
            {serviceName}
          </Link>
          <ChevronRight size={14} aria-hidden="true" />
          <span>{words.name}</span>
        </nav>
        <h1 className="text-xl wrap-anywhere">{words.titleOf(serviceName)}</h1>
        <p className="phrase mt-1 text-ink-2">{words.about}</p>
      </div>
      <PermittedButton asChild to="POST /api/v1/runs" target={target} look="primary" className="max-desk:w-full">
        <Link href={serviceHref(service, "deploy")}>{common.deploy}</Link>
      </PermittedButton>
    </div>
  );
}
