import { buildConsole } from "./build.mjs";
import { keptSecret, takeDataFolder } from "./data-folder.mjs";
import { consoleProgram, refuseTakenPort, runTogether, sandboxProgram } from "./programs.mjs";
import { fail, settings } from "./project.mjs";
import { setUp } from "./setup.mjs";

const { port, sandboxPort, dataDir } = settings;

/** The console as it is shipped (or, with `--dev`, as it is written) beside a sandbox, on this machine alone. */
async function demo({ isDevelopment }) {
  takeDataFolder(dataDir);
  await refuseTakenPort(port, "PORT");
  await refuseTakenPort(sandboxPort, "SANDBOX_PORT");
  await setUp();
  if (!isDevelopment) await buildConsole();
  const env = pretendEnvironment();
  const programs = [
    consoleProgram({ port, dataDir, env, isDevelopment }),
    sandboxProgram({ port: sandboxPort, dataDir, env, speed: 6, scenario: "first-deploy" }),
  ];
  await runTogether(programs, () => {
    console.log(
      `\n  Slipway: open http://localhost:${port}\n  Ctrl-C stops it; started again, it goes on where it was.\n`,
    );
  });
}

/** Nothing of this machine's AWS settings gets through: neither credentials nor a way to the real AWS. */
function pretendEnvironment() {
  const isPrivate = (name) => name.startsWith("AWS_") || name === "DATABASE_URL";
  const inherited = Object.entries(process.env).filter(([name]) => !isPrivate(name));
  return {
    NEXTAUTH_SECRET: keptSecret(dataDir),
    ...Object.fromEntries(inherited),
    AWS_ENDPOINT_URL: `http://127.0.0.1:${sandboxPort}`,
    AWS_REGION: "ap-northeast-1",
    AWS_ACCESS_KEY_ID: "AKIASANDBOXSANDBOX00",
    AWS_SECRET_ACCESS_KEY: "secret-of-the-sandbox",
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
  };
}

await demo({ isDevelopment: process.argv.includes("--dev") }).catch(fail);
process.exit(0);
