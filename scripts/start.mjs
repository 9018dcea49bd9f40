import { buildConsole } from "./build.mjs";
import { keptSecret } from "./data-folder.mjs";
import { consoleProgram, refuseTakenPort, runTogether } from "./programs.mjs";
import { fail, settings } from "./project.mjs";
import { setUp } from "./setup.mjs";

const { port, dataDir } = settings;

/** The console alone, for real AWS: with the credentials and the Region that the AWS SDK finds. */
async function start() {
  await refuseTakenPort(port, "PORT");
  await setUp();
  await buildConsole();
  const env = { NEXTAUTH_SECRET: keptSecret(dataDir), ...process.env };
  await runTogether([consoleProgram({ port, dataDir, env })], () => {
    console.log(`\n  Slipway: open ${env.NEXTAUTH_URL ?? `http://localhost:${port}`}\n`);
  });
}

await start().catch(fail);
process.exit(0);
