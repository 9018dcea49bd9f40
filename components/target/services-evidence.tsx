"use client";

import { useAccessText } from "@/lib/text/text-part";
import { EvidenceList } from "./evidence-list";

export function ServicesEvidence({ services }: { services: readonly { serviceName: string; status: string }[] }) {
  const words = useAccessText().setup.services;
  if (services.length === 0) return <p className="phrase">{words.none}</p>;
  return (
    <>
      <p className="phrase">{words.some(services.length)}</p>
      <EvidenceList rows={services.map(({ serviceName, status }) => ({ name: serviceName, status }))} />
    </>
  );
}
