import { tsx } from "./programs.mjs";
import { fail, runNode } from "./project.mjs";
import { setUp } from "./setup.mjs";

/** Says whether the audit is as it was written; the exit code is 1 when it is not. `scripts/verify-audit.ts` has the options. */
async function verify(args) {
  await setUp();
  return runNode([...tsx, "--conditions=react-server", "scripts/verify-audit.ts", ...args]);
}

process.exitCode = await verify(process.argv.slice(2)).catch(fail);
