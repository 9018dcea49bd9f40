import { validationError } from "./validation-error";

/** `count` consecutive IPv4 blocks within one, each with `hostBits` bits of hosts. */
export function cidrBlocks(block: string, count: number, hostBits: number): string[] {
  const match = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(block);
  if (!match) throw validationError(`Template error: Fn::Cidr: invalid CIDR block ${block}`);

  const [a = 0, b = 0, c = 0, d = 0, prefix = 0] = match.slice(1).map(Number);
  const room = 2 ** (32 - prefix - hostBits);
  if (count > room) {
    throw validationError(`Template error: Fn::Cidr cannot make ${count} blocks of ${hostBits} bits in ${block}`);
  }
  const first = ((a * 256 + b) * 256 + c) * 256 + d;
  return Array.from({ length: count }, (_, index) => `${address(first + index * 2 ** hostBits)}/${32 - hostBits}`);
}

function address(number: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join(".");
}
