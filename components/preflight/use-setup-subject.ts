import { useSearchParams } from "next/navigation";
import { useState } from "react";
import type { CheckQuery } from "@/lib/domain/check-query";

/** What was typed of a service; in the address too, so that a link in a ticket shows the same. */
export interface SetupSubject {
  service: string;
  roles: string;
}

export function useSetupSubject() {
  const search = useSearchParams();
  const [typed, setTyped] = useState<SetupSubject>(() => ({
    service: search.get("service") ?? "",
    roles: search.get("roles") ?? "",
  }));
  const change = (part: Partial<SetupSubject>) => {
    const next = { ...typed, ...part };
    const wanted = new URLSearchParams(search);
    for (const [name, value] of Object.entries(next)) {
      if (value.trim()) wanted.set(name, value.trim());
      else wanted.delete(name);
    }
    const query = wanted.toString();
    window.history.replaceState(null, "", query ? `?${query}` : window.location.pathname);
    setTyped(next);
  };
  return { typed, change, subject: toQuery(typed) };
}

/** Only own templates fix names of roles. */
function toQuery({ service, roles }: SetupSubject): CheckQuery {
  const serviceName = service.trim();
  const roleNames = roles.split(/[\s,]+/).filter(Boolean);
  if (!serviceName) return {};
  return { serviceName, ...(roleNames.length > 0 && { kind: "templates", roleNames: roleNames.join() }) };
}
