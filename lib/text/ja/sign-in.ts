import type { Text } from "../en";

export const signIn: Text["signIn"] = {};
