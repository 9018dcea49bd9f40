import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { deployText } from "@/lib/text/parts/deploy";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";

interface DeployHeadProps {
  /** Of a service that is there already. */
  service?: { name: string; href: string };
}

export function DeployHead({ service }: DeployHeadProps) {
  const deploy = useTextPart(deployText);
  const { shell } = useText();
  return (
    <div className="mb-4">
      <nav className="mb-1.5 flex flex-wrap items-center gap-1.5 text-xs text-ink-3">
        <Link href={service?.href ?? "/"} className="hover:text-primary max-desk:py-1">
          {service?.name ?? shell.board}
        </Link>
        <ChevronRight size={14} aria-hidden="true" />
        <span>{deploy.crumb}</span>
      </nav>
      <h1 className="text-xl wrap-anywhere">{service ? deploy.titleOf(service.name) : deploy.title}</h1>
      <p className="phrase mt-1 text-ink-2">{deploy.about}</p>
    </div>
  );
}
