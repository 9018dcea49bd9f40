import { teardown } from "./en/teardown";
import { teardownReasons } from "./en/teardown-reasons";
import { teardownThings } from "./en/teardown-things";

/** The words of the plan of a teardown: no other page has to carry them. */
export const enTeardown = { ...teardown, ...teardownThings, ...teardownReasons };

export type TeardownText = typeof enTeardown;
