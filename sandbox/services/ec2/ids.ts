import { randomHex } from "../../random";

export function newId(prefix: string): string {
  return `${prefix}-0${randomHex(16)}`;
}
