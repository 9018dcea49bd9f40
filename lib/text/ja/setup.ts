import type { Text } from "../en";

export const setup: Text["setup"] = {};
