import { teardownReasons } from "./en/teardown-reasons";
import { teardownRun } from "./en/teardown-run";
import { teardownThings } from "./en/teardown-things";

/** The words of a teardown under way and of its receipt. */
export const enTeardownRun = { ...teardownRun, ...teardownThings, ...teardownReasons };

export type TeardownRunText = typeof enTeardownRun;
