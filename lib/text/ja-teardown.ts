import type { TeardownText } from "./en-teardown";
import { teardown } from "./ja/teardown";
import { teardownReasons } from "./ja/teardown-reasons";
import { teardownThings } from "./ja/teardown-things";

export const jaTeardown: TeardownText = { ...teardown, ...teardownThings, ...teardownReasons };
