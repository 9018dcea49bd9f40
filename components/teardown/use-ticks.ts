import { useSearchParams } from "next/navigation";
import { useState } from "react";

const param = "changed";

/** Which ticks are not as the plan has them. They are in the address, so that a link shows the same; a VPC's is not: it is typed for. */
export function useTicks(mayBeLinked: (key: string) => boolean) {
  const linked = useSearchParams().get(param)?.split(",") ?? [];
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set(linked.filter(mayBeLinked)));

  function toggle(key: string) {
    const next = new Set(changed);
    if (!next.delete(key)) next.add(key);
    setChanged(next);
    const url = new URL(window.location.href);
    const told = [...next].filter(mayBeLinked);
    if (told.length > 0) url.searchParams.set(param, told.join(","));
    else url.searchParams.delete(param);
    window.history.replaceState(null, "", url);
  }

  return { changed, toggle };
}
