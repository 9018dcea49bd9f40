import { sha256 } from "../ecr/image-manifest";
import { CHATTER_BATCH_MS } from "./chatter";
import { pipOutput } from "./pip-output";
import type { TimedLine } from "./shell/shell";

/** Layers of a base image, bytes; then come the layers of the build itself. */
export const BASE_LAYERS = [28_228_204, 3_512_733, 13_633_121, 249];

interface BuildOutputOptions {
  dockerfile: string;
  files: Record<string, string>;
  tags: string[];
  imageId: string;
  /** To be added to what such a build writes by itself. */
  extraLines: number;
  extraBytes: number;
}

/** What `docker build` writes with plain progress: numbered steps, each line after the time that its work takes. */
export function buildOutput({
  dockerfile,
  files,
  tags,
  imageId,
  extraLines,
  extraBytes,
}: BuildOutputOptions): TimedLine[] {
  const steps = stepsOf(dockerfile);
  const noisy = extraLines > 0 ? steps.find((instruction) => instruction.startsWith("RUN")) : undefined;
  const base = baseImage(dockerfile);
  const size = Object.values(files).reduce((sum, text) => sum + text.length, 0);
  const lines: TimedLine[] = [
    ...step(1, "[internal] load build definition from Dockerfile", [
      wait(400, `transferring dockerfile: ${dockerfile.length}B done`),
    ]),
    ...step(2, `[internal] load metadata for ${base}`, [wait(1_700, "")]),
    ...step(3, "[internal] load .dockerignore", [wait(200, "transferring context: 2B done")]),
    ...step(4, "[internal] load build context", [
      wait(200, `transferring context: ${(size / 1000).toFixed(2)}kB done`),
    ]),
    ...step(5, `[1/${steps.length + 1}] FROM ${base}@${sha256(base)}`, pullOutput(base)),
  ];
  for (const [index, instruction] of steps.entries()) {
    const work = workOf(instruction, files);
    if (instruction === noisy) work.push(chatterOf(`#${index + 6} `, extraLines, extraBytes));
    lines.push(...step(index + 6, `[${index + 2}/${steps.length + 1}] ${instruction}`, work));
  }
  lines.push(
    ...step(steps.length + 6, "exporting to image", [
      wait(300, "exporting layers"),
      wait(3_900, "exporting layers 3.9s done"),
      wait(200, `writing image ${imageId} done`),
      ...tags.map((tag) => wait(50, `naming to ${tag} done`)),
    ]),
  );
  return lines;
}

export function baseImage(dockerfile: string): string {
  const [, image = "scratch"] = /^FROM\s+(?:--\S+\s+)*(\S+)/im.exec(dockerfile) ?? [];
  const isDockerHub = !/^[^/]+[.:][^/]*\//.test(image);
  return isDockerHub ? `docker.io/${image.includes("/") ? "" : "library/"}${image}` : image;
}

function stepsOf(dockerfile: string): string[] {
  return dockerfile
    .replaceAll(/\\\n\s*/g, "")
    .split("\n")
    .filter((line) => /^(RUN|COPY|ADD|WORKDIR)\s/i.test(line));
}

function workOf(instruction: string, files: Record<string, string>): TimedLine[] {
  if (!instruction.startsWith("RUN")) return [wait(300, "")];
  const isInstall = /\bpip3? install\b/.test(instruction);
  return timed(isInstall ? pipOutput(files["requirements.txt"] ?? "") : [wait(2_000, "")]);
}

function chatterOf(prefix: string, lines: number, bytesLeft: number): TimedLine {
  return { waitMs: CHATTER_BATCH_MS, text: "", chatter: { prefix, lines, written: 0, bytesLeft } };
}

/** Within RUN each line begins with the seconds since the step began. */
function timed(lines: TimedLine[]): TimedLine[] {
  let elapsedMs = 0;
  return lines.map(({ waitMs, text }) => {
    elapsedMs += waitMs;
    return wait(waitMs, text && `${(elapsedMs / 1000).toFixed(3)} ${text}`);
  });
}

function pullOutput(base: string): TimedLine[] {
  const layers = BASE_LAYERS.map((size, index) => ({ size, digest: sha256(`${base} ${index}`) }));
  const lines = [wait(100, `resolve ${base}@${sha256(base)} done`)];
  let elapsedMs = 200;
  for (const share of [0, 0.25, 0.5, 0.75, 1]) {
    for (const { size, digest } of layers.filter(({ size }) => share === 0 || share === 1 || size > 1_000_000)) {
      elapsedMs += 600;
      const end = share === 1 ? `${(elapsedMs / 1000).toFixed(1)}s done` : `${(elapsedMs / 1000).toFixed(1)}s`;
      lines.push(wait(600, `${digest} ${megabytes(size * share)} / ${megabytes(size)} ${end}`));
    }
  }
  for (const { size, digest } of layers) {
    const tookMs = 300 + size / 6_000;
    lines.push(wait(50, `extracting ${digest}`));
    lines.push(wait(tookMs, `extracting ${digest} ${(tookMs / 1000).toFixed(1)}s done`));
  }
  return lines;
}

function step(number: number, title: string, work: TimedLine[]): TimedLine[] {
  const tookMs = work.reduce((sum, { waitMs }) => sum + waitMs, 0);
  const written = work
    .filter(({ text, chatter }) => text !== "" || chatter)
    .map((line) => ({ ...line, text: `#${number} ${line.text}` }));
  const silentMs = tookMs - written.reduce((sum, { waitMs }) => sum + waitMs, 0);
  const done = wait(silentMs, `#${number} DONE ${(tookMs / 1000).toFixed(1)}s`);
  return [wait(0, `#${number} ${title}`), ...written, done, wait(0, "")];
}

function megabytes(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.round(bytes)}B` : `${(bytes / 1_000_000).toFixed(2)}MB`;
}

function wait(waitMs: number, text: string): TimedLine {
  return { waitMs, text };
}
