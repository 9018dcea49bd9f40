/** CPU units of a Fargate task, and the memory sizes (MiB) that each goes with. Source: AWS, "Task CPU and memory" for Fargate. */
export const memoryOfCpu = {
  "256": [512, 1024, 2048],
  "512": range(1024, 4096, 1024),
  "1024": range(2048, 8192, 1024),
  "2048": range(4096, 16_384, 1024),
  "4096": range(8192, 30_720, 1024),
  "8192": range(16_384, 61_440, 4096),
  "16384": range(32_768, 122_880, 8192),
} as const satisfies Record<string, readonly number[]>;

function range(from: number, to: number, step: number): number[] {
  return Array.from({ length: (to - from) / step + 1 }, (_, index) => from + index * step);
}
