import type { Text } from "../en";

export const board: Text["board"] = {};
