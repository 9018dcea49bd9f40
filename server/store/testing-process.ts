import "server-only";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** Another Node process that runs this code, and the lines that it prints. */
export function startProcess(code: string): {
  child: ChildProcess;
  lines: AsyncIterator<string>;
  ended: Promise<unknown>;
} {
  const flags = ["--conditions=react-server", "--import", "tsx", "--input-type=module", "--eval", code];
  const child = spawn(process.execPath, flags, { stdio: ["ignore", "pipe", "ignore"] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return { child, lines, ended: once(child, "exit") };
}
