import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { commandOf, root } from "./project.mjs";

const startTimeoutMs = 60_000;
const killAfterMs = 1_700; // an open event stream must not make Ctrl-C wait

/**
 * Runs programs until one ends or a person stops them, and then stops all. A program is
 * `{ name, args, env, isReady(output) }`; `onReady` is called when all of them answer.
 */
export async function runTogether(programs, onReady) {
  const running = programs.map(start);
  const stop = () => Promise.all(running.map((program) => program.stop()));
  const stopped = new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => resolve(undefined));
    whenNpmIsGone(resolve);
  });
  const ended = Promise.race(running.map((program) => program.ended));
  const ready = Promise.all(running.map((program) => program.ready)).then(onReady);
  const first = await Promise.race([stopped, ended, ready.then(() => Promise.race([stopped, ended]))]).catch(
    (error) => error,
  );
  await stop();
  if (first) throw first;
}

/** npm does not pass on the signal that ends it. */
function whenNpmIsGone(callback) {
  const npm = process.ppid;
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== npm && callback(undefined), 250).unref();
}

function start({ name, args, env, isReady }) {
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const [stream, sink] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ]) {
    stream.on("data", (chunk) => {
      output = (output + chunk).slice(-10_000);
      sink.write(chunk);
    });
  }
  const gone = new Promise((resolve) => child.once("exit", resolve));
  const ended = gone.then(() => new Error(`The ${name} has ended; what it says is above.`));
  const ready = waitUntil(() => isReady(output), `The ${name} did not start within a minute.`);
  const stop = async () => {
    child.kill("SIGTERM");
    const kill = setTimeout(() => child.kill("SIGKILL"), killAfterMs);
    await gone;
    clearTimeout(kill);
  };
  return { ended, ready, stop };
}

async function waitUntil(isTrue, message) {
  const deadline = Date.now() + startTimeoutMs;
  while (!(await isTrue())) {
    if (Date.now() > deadline) throw new Error(message);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Whether an address answers at all; what it answers is not asked. */
export async function answers(url) {
  try {
    await fetch(url, { signal: AbortSignal.timeout(2_000) });
    return true;
  } catch {
    return false;
  }
}

export async function refuseTakenPort(port, variable) {
  if (!(port > 0 && port < 65_536)) throw new Error(`${variable} must be a port, from 1 to 65535.`);
  const error = await new Promise((resolve) => {
    const server = createServer().once("error", resolve);
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(undefined)));
  });
  if (error?.code === "EADDRINUSE") throw new Error(`Port ${port} is in use. Set ${variable} to another one.`);
  if (error) throw new Error(`Port ${port} cannot be used (${error.message}). Set ${variable} to another one.`);
}

export const tsx = ["--import", "tsx"];

export function consoleProgram({ port, dataDir, env, isDevelopment = false }) {
  const server = [".next/standalone/server.js"];
  const development = [commandOf("next"), "dev", "--port", String(port), "--hostname", "127.0.0.1"];
  return {
    name: "console",
    args: isDevelopment ? development : server,
    env: {
      NEXTAUTH_URL: `http://localhost:${port}`,
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
      NEXT_TELEMETRY_DISABLED: "1",
      NEXT_MANUAL_SIG_HANDLE: "true", // the console closes its streams and its database itself
      ...env,
      PORT: String(port),
      HOSTNAME: "127.0.0.1",
      SLIPWAY_DATA_DIR: dataDir,
    },
    isReady: () => answers(`http://127.0.0.1:${port}/api/openapi.json`),
  };
}

export function sandboxProgram({ port, dataDir, speed, scenario, env }) {
  const options = { port, speed, scenario, data: `${dataDir}/sandbox-${scenario}` };
  const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  return {
    name: "sandbox",
    args: ["sandbox/start.mjs", ...flags],
    env,
    isReady: (output) => output.includes("Sandbox listening on "),
  };
}
