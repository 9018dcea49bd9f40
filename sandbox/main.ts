import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { FaultChange } from "./fault-rule";
import { startSandbox } from "./server";
import type { World } from "./world";

const usage =
  "Usage: npm run sandbox -- [--port 4566] [--speed 1] [--scenario first-deploy] [--data DIR] [--[no-]any-credentials] [--faults FILE] [--quiet]";

// The SDK is here for its schemas; what its later releases will need is no news to who starts a sandbox.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";

async function main(): Promise<void> {
  const { values } = parseArgs({
    allowNegative: true,
    options: {
      port: { type: "string", default: "4566" },
      speed: { type: "string", default: "1" },
      scenario: { type: "string" },
      data: { type: "string" },
      "any-credentials": { type: "boolean" },
      faults: { type: "string" },
      quiet: { type: "boolean" },
    },
  });
  const port = numberOf("--port", values.port, 0, 65_535);
  const speed = numberOf("--speed", values.speed, 0.01, 100_000);
  const { scenario, data: dataDir, "any-credentials": anyCredentials, quiet } = values;
  const faults = values.faults === undefined ? undefined : await readFaults(values.faults);
  const sandbox = await startSandbox({ port, speed, scenario, dataDir, anyCredentials, faults, quiet });
  console.log(`Sandbox listening on ${sandbox.origin}`);
  tellKeys(sandbox.world);

  let closing = false;
  const close = () => {
    if (closing) return;
    closing = true;
    sandbox.close().then(
      () => process.exit(0),
      (error) => fail(error),
    );
  };
  process.on("SIGINT", close);
  process.on("SIGTERM", close);
  whenNpmIsGone(close);
}

/** What shall go wrong, as `POST /_sandbox/faults` takes it. */
async function readFaults(file: string): Promise<FaultChange> {
  const { FaultChange } = await import("./fault-rule");
  return FaultChange.parse(JSON.parse(readFileSync(file, "utf8")));
}

/** The keys that this pretend AWS takes for its own administrators. */
function tellKeys({ accounts, anyCredentials }: World): void {
  for (const { id, name, accessKeyId, secretAccessKey } of accounts) {
    console.log(`  ${id} ${name}: AWS_ACCESS_KEY_ID=${accessKeyId} AWS_SECRET_ACCESS_KEY=${secretAccessKey}`);
  }
  if (anyCredentials) console.log("  Any other key is the administrator of the first account.");
}

/** npm does not pass on the signal that ends it. */
function whenNpmIsGone(callback: () => void): void {
  const npm = process.ppid;
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== npm && callback(), 500).unref();
}

function numberOf(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (text.trim() !== "" && value >= least && value <= most) return value;
  throw new Error(`${option} takes a number from ${least} to ${most}, not "${text}".\n${usage}`);
}

function fail(error: unknown): void {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

main().catch(fail);
