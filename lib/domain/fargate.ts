import { z } from "zod";
import { memoryOfCpu } from "./fargate-memory";

export const Cpu = z.enum(["256", "512", "1024", "2048", "4096", "8192", "16384"], { error: "cpu" });
export type Cpu = z.infer<typeof Cpu>;

export function isFargatePair(cpu: Cpu, memory: number): boolean {
  return (memoryOfCpu[cpu] as readonly number[]).includes(memory);
}
