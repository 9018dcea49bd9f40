import path from "node:path";
import { buildConsole } from "./build.mjs";
import { keptSecret, takeDataFolder } from "./data-folder.mjs";
import { demoScenario } from "./demo-scenarios.mjs";
import { consoleProgram, refuseTakenPort, runTogether, sandboxProgram } from "./programs.mjs";
import { fail, settings } from "./project.mjs";
import { setUp } from "./setup.mjs";

const { port, sandboxPort } = settings;

/** The console as it is shipped (or, with `--dev`, as it is written) beside a sandbox, on this machine alone. */
async function demo({ isDevelopment }) {
  const scenario = demoScenario(process.env.SANDBOX_SCENARIO || "people");
  // What one world has is not in another.
  const dataDir = scenario.name === "people" ? settings.dataDir : path.join(settings.dataDir, scenario.name);
  takeDataFolder(dataDir);
  await refuseTakenPort(port, "PORT");
  await refuseTakenPort(sandboxPort, "SANDBOX_PORT");
  await setUp();
  if (!isDevelopment) await buildConsole();
  const env = pretendEnvironment(scenario, dataDir);
  const programs = [
    consoleProgram({ port, dataDir, env, isDevelopment }),
    sandboxProgram({ port: sandboxPort, dataDir, env, speed: 6, scenario: scenario.name }),
  ];
  await runTogether(programs, () => {
    console.log(
      `\n  Slipway: open http://localhost:${port}\n  Sign in as ${scenario.who}: the sandbox's page asks who you are.\n  Ctrl-C stops it; started again, it goes on where it was.\n`,
    );
  });
}

/** The people of the sandbox, and what they may do by the role with which they come in. */
const signIn = ({ startUrl, targets }) => ({
  SLIPWAY_IDENTITY_CENTER_START_URL: startUrl,
  SLIPWAY_IDENTITY_CENTER_REGION: "eu-west-1",
  SLIPWAY_TARGETS: targets.map(({ target, name }) => `${target}=${name}`).join(","),
  SLIPWAY_ROLES: [
    "admin=identity-center-role:AdministratorAccess",
    "deployer=identity-center-role:Deployer",
    "viewer=identity-center-role:ViewOnly",
  ].join(","),
});

/**
 * Nothing of this machine's AWS settings gets through: neither credentials nor a way to the real AWS. The console has none of its own,
 * and works with those of whoever has signed in.
 */
function pretendEnvironment(scenario, dataDir) {
  const isPrivate = (name) => /^AWS_|^DATABASE_URL$|^SLIPWAY_(IDENTITY_CENTER|OIDC|ROLES|TARGETS|KMS)/.test(name);
  const inherited = Object.entries(process.env).filter(([name]) => !isPrivate(name));
  return {
    NEXTAUTH_SECRET: keptSecret(dataDir),
    ...Object.fromEntries(inherited),
    ...signIn(scenario),
    AWS_ENDPOINT_URL: `http://127.0.0.1:${sandboxPort}`,
    SLIPWAY_PRIVATE_HOSTS: `*.on.aws.localhost:${sandboxPort}`, // deployed services answer on this machine too
    AWS_REGION: "ap-northeast-1",
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
  };
}

await demo({ isDevelopment: process.argv.includes("--dev") }).catch(fail);
process.exit(0);
