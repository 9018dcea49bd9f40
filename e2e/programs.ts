import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const startTimeoutMs = 30_000;

/** A program that a test has started, and can kill at any moment. */
export interface Program {
  origin: string;
  pid: number;
  /** All that it has printed. */
  output(): string;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

interface SandboxOptions {
  speed: number;
  scenario: string;
  dataDir?: string;
}

export async function startSandbox({ speed, scenario, dataDir }: SandboxOptions): Promise<Program> {
  const data = dataDir ? ["--data", dataDir] : [];
  const child = launch(
    ["sandbox/start.mjs", "--port", "0", "--speed", String(speed), "--scenario", scenario, ...data],
    {},
  );
  const origin = await within(child, (output) => /Sandbox listening on (\S+)/.exec(output)?.[1]);
  return { origin, pid: child.process.pid ?? 0, output: child.output, stop: child.stop };
}

interface ConsoleOptions {
  endpoint: string;
  dataDir: string;
  port?: number;
  /** Without AWS credentials of its own: people sign in with IAM Identity Center. */
  withIdentityCenter?: boolean;
  /** Those of an account of the sandbox; by themselves, of its first one. */
  credentials?: { accessKeyId: string; secretAccessKey: string };
  /** Where people of the scenario sign in. */
  startUrl?: string;
  /** As `SLIPWAY_TARGETS` has them. */
  targets?: string;
}

const ownCredentials = { AWS_ACCESS_KEY_ID: "AKIASANDBOXSANDBOX00", AWS_SECRET_ACCESS_KEY: "secret-of-the-sandbox" };

/** As in the sandbox's scenario with people. */
const identityCenter = {
  AWS_CONFIG_FILE: "/dev/null",
  AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
  AWS_EC2_METADATA_DISABLED: "true",
  SLIPWAY_IDENTITY_CENTER_START_URL: "https://slipway.awsapps.com/start",
  SLIPWAY_IDENTITY_CENTER_REGION: "eu-west-1",
  // A test says by x-forwarded-for where it comes from: each address has only so many sign-ins in five minutes.
  SLIPWAY_TRUSTED_PROXIES: "1",
  SLIPWAY_ROLES:
    "admin=identity-center-role:AdministratorAccess,deployer=identity-center-role:Deployer,viewer=identity-center-role:ViewOnly",
};

/** An API token for what a test does beside the browser. */
export const apiToken = "the-token-of-the-browser-tests-0123456789";

/** The production build, as `npm run demo` starts it. */
export async function startConsole(options: ConsoleOptions): Promise<Program & { port: number }> {
  const { endpoint, dataDir, port, withIdentityCenter = false, startUrl, targets, credentials } = options;
  const ownPort = port ?? (await freePort());
  const origin = `http://localhost:${ownPort}`;
  const child = launch([".next/standalone/server.js"], {
    PORT: String(ownPort),
    HOSTNAME: "127.0.0.1",
    NEXT_MANUAL_SIG_HANDLE: "true", // the console closes its database itself
    NEXTAUTH_URL: origin,
    NEXTAUTH_SECRET: "the-secret-of-the-browser-tests-0123456789",
    SLIPWAY_API_TOKEN: apiToken,
    SLIPWAY_DATA_DIR: dataDir,
    AWS_ENDPOINT_URL: endpoint,
    SLIPWAY_PRIVATE_HOSTS: `*.on.aws.localhost:${new URL(endpoint).port}, receiver.localhost`,
    AWS_REGION: "ap-northeast-1",
    ...(withIdentityCenter ? identityCenter : ownCredentials),
    ...(credentials && {
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    }),
    ...(startUrl && { SLIPWAY_IDENTITY_CENTER_START_URL: startUrl }),
    ...(targets && { SLIPWAY_TARGETS: targets }),
  });
  await within(child, async () => ((await isUp(`${origin}/api/openapi.json`)) ? "up" : undefined));
  return { origin, port: ownPort, pid: child.process.pid ?? 0, output: child.output, stop: child.stop };
}

interface Child {
  process: ChildProcess;
  output(): string;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

function launch(args: string[], env: Record<string, string>): Child {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk));
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return {
    process: child,
    output: () => output,
    stop: async (signal = "SIGTERM") => {
      child.kill(signal);
      await ended;
    },
  };
}

async function within(
  child: Child,
  look: (output: string) => Promise<string | undefined> | string | undefined,
): Promise<string> {
  const deadline = Date.now() + startTimeoutMs;
  while (Date.now() < deadline && child.process.exitCode === null) {
    const found = await look(child.output());
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await child.stop("SIGKILL");
  throw new Error(`It did not start:\n${child.output()}`);
}

async function isUp(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
