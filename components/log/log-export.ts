import { plainText } from "@/lib/domain/ansi";
import type { LogBuffer } from "./log-buffer";
import type { LogFilter } from "./log-rows";

/** The lines of the sources chosen as plain text, each with its time and source. */
export function logAsText({ lines }: LogBuffer, filter: LogFilter): string {
  const chosen = filter === "all" ? lines : lines.filter(({ source }) => source === filter);
  return chosen.map(({ at, source, text }) => `${at} ${source.padEnd(5)} ${plainText(text)}\n`).join("");
}

export function download(fileName: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: "text/plain;charset=utf-8" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: fileName });
  link.click();
  URL.revokeObjectURL(address);
}
