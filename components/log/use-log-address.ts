import { useEffect, useEffectEvent, useState } from "react";
import type { LogSource } from "@/lib/domain/log";
import type { LogFilter } from "./log-rows";

interface LogAddress {
  filter: LogFilter;
  query: string;
  /** The number of the line that is linked to. */
  linked?: number;
}

/** What the viewer shows is in the address, so that a link shows the same. */
export function useLogAddress(onVisit: (linked: number) => void) {
  const [address, setAddress] = useState(read);

  const visit = useEffectEvent(() => {
    const next = read();
    setAddress(next);
    if (next.linked !== undefined) onVisit(next.linked);
  });

  useEffect(() => {
    const listener = () => visit();
    window.addEventListener("hashchange", listener);
    return () => window.removeEventListener("hashchange", listener);
  }, []);

  function change(part: Partial<LogAddress>) {
    const next = { ...address, ...part };
    setAddress(next);
    window.history.replaceState(null, "", linkTo(next));
  }

  return { address, change };
}

function linkTo({ filter, query, linked }: LogAddress): string {
  const url = new URL(window.location.href);
  setOrDrop(url, "log", filter === "all" ? "" : filter);
  setOrDrop(url, "find", query);
  url.hash = linked === undefined ? "" : `L${linked}`;
  return url.href;
}

const sources: readonly LogSource[] = ["build", "stack", "ecs"];

function read(): LogAddress {
  if (typeof window === "undefined") return { filter: "all", query: "" };
  const url = new URL(window.location.href);
  const [, linked] = /^#L(\d{1,9})$/.exec(url.hash) ?? [];
  return {
    filter: sources.find((source) => source === url.searchParams.get("log")) ?? "all",
    query: url.searchParams.get("find") ?? "",
    linked: linked === undefined ? undefined : Number(linked),
  };
}

function setOrDrop({ searchParams }: URL, name: string, value: string): void {
  if (value) searchParams.set(name, value);
  else searchParams.delete(name);
}
