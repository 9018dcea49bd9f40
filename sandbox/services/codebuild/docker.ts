import type { Build } from "@aws-sdk/client-codebuild";
import { genericApp } from "../../app";
import { AwsError } from "../../operation";
import type { Place } from "../../place";
import { randomHex } from "../../random";
import { manifestOf, sha256 } from "../ecr/image-manifest";
import { readRepository } from "../ecr/repositories";
import { fullDisk, missingBase, missingDockerfile, rateLimit } from "./docker-failures";
import { BASE_LAYERS, baseImage, buildOutput } from "./docker-output";
import { refusal } from "./service-role";
import { codebuildSettings } from "./settings";
import type { Outcome, Program, TimedLine } from "./shell/shell";
import { pathOf } from "./shell/text-programs";
import type { LocalImage, Push, Workspace } from "./workspace";

interface Docker extends Place {
  workspace: Workspace;
  /** Whose right to the registry is asked for. */
  build: Pick<Build, "id" | "serviceRole">;
  /** Whether the project lets its builds use docker at all. */
  privileged: boolean;
}

type DockerOutcome = Outcome<Push>;

/** What a build writes by itself. */
const OWN_LINES = 150;
/** As with images that tasks pull: what other registries do not have. */
const MISSING_TAG = /:(?:does-not-exist|no-such-tag)$/;
const ECR_REFERENCE = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com\/([^:@]+)(?::([\w.-]+))?$/;

export function docker(host: Docker): Program<Push> {
  return (args, stdin, { files }) => {
    const [command, ...rest] = args[0] === "buildx" || args[0] === "image" ? args.slice(1) : args;
    if (!host.privileged && command !== "login") {
      return failed(
        "ERROR: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?",
      );
    }
    switch (command) {
      case "login":
        return login(host, rest, stdin);
      case "build":
        return build(host, rest, files);
      case "tag":
        return tag(host, rest);
      case "push":
        return push(host, rest.filter((arg) => !arg.startsWith("-"))[0] ?? "");
      case "pull":
        return pull(host, rest.filter((arg) => !arg.startsWith("-"))[0] ?? "");
      case "inspect":
        return inspect(host, rest);
      case "images":
        return {
          stdout: Object.keys(host.workspace.images)
            .map((name) => `${name}\n`)
            .join(""),
        };
      default:
        return {};
    }
  };
}

function login({ workspace }: Docker, args: string[], stdin: string): DockerOutcome {
  const registry = args.at(-1) ?? "";
  if (stdin.trim() === "") return failed("Error: Cannot perform an interactive login from a non TTY device");
  workspace.registries.push(registry.replace(/^https:\/\//, "").replace(/\/.*$/, ""));
  return { stdout: "Login Succeeded\n", takesMs: 1_600 };
}

function build(host: Docker, args: string[], files: Record<string, string>): DockerOutcome {
  const { workspace, world } = host;
  const settings = codebuildSettings(host);
  const path = valuesOf(args, "-f", "--file")[0] ?? "Dockerfile";
  const dockerfile = settings.fail === "dockerfile-missing" ? undefined : files[pathOf(path)];
  if (dockerfile === undefined) return failed(...missingDockerfile(path));

  const base = baseImage(dockerfile);
  const failure = settings.fail === "docker-hub-rate-limit" ? "docker-hub-limit" : workspace.repository?.dockerFailure;
  if (failure === "docker-hub-limit" && base.startsWith("docker.io/")) return failed(...rateLimit(base));
  if (MISSING_TAG.test(base)) return failed(...missingBase(base));
  if (failure === "disk-full") return failed(...fullDisk());

  const content = `${workspace.repository?.path} ${workspace.commit} ${world.clock.now()} ${randomHex(8)}`;
  const manifest = manifestOf(content, [...BASE_LAYERS, 104, 3_918_442, 1_187]);
  const image = { id: sha256(`config of ${content}`), manifest, app: workspace.repository?.app ?? genericApp("app") };
  const tags = valuesOf(args, "-t", "--tag").map(withTag);
  for (const name of tags) workspace.images[name] = image;

  const extraLines = Math.max(0, (workspace.repository?.logLines ?? settings.lines) - OWN_LINES);
  const output = { dockerfile, files, tags, imageId: image.id, extraLines, extraBytes: settings.logBytes };
  const progress = buildOutput(output);
  if (!args.includes("--push")) return { progress };
  const pushes = tags.map((name) => push(host, name));
  return {
    progress: [...progress, ...pushes.flatMap((pushed) => pushed.progress ?? [])],
    effects: pushes.flatMap((pushed) => pushed.effects ?? []),
    status: pushes.find((pushed) => pushed.status)?.status ?? 0,
  };
}

function tag({ workspace }: Docker, [source = "", target = ""]: string[]): DockerOutcome {
  const image = workspace.images[withTag(source)];
  if (!image) return failed(`Error response from daemon: No such image: ${withTag(source)}`);
  workspace.images[withTag(target)] = image;
  return {};
}

function pull({ workspace }: Docker, source: string): DockerOutcome {
  const reference = withTag(source);
  const image = { id: sha256(reference), manifest: manifestOf(reference, BASE_LAYERS), app: genericApp(source) };
  workspace.images[reference] = image;
  return { stdout: `Status: Downloaded newer image for ${reference}\n${reference}\n`, takesMs: 4_000 };
}

/** The registry is asked at the start; the image is there when the push has ended. */
function push(host: Docker, source: string): DockerOutcome {
  const { workspace, world, account } = host;
  const reference = withTag(source);
  const name = reference.replace(/:[^:/]+$/, "");
  const image = workspace.images[reference];
  if (!image) return failed(`An image does not exist locally with the tag: ${name}`);

  const opening = { waitMs: 300, text: `The push refers to repository [${name}]` };
  const [, registryId, region = "", repositoryName = "", imageTag = "latest"] = ECR_REFERENCE.exec(reference) ?? [];
  if (registryId !== account) return refused(opening, "denied: requested access to the resource is denied");
  if (!workspace.registries.includes(reference.slice(0, reference.indexOf("/")))) {
    return refused(opening, "no basic auth credentials");
  }
  const arn = `arn:aws:ecr:${region}:${account}:repository/${repositoryName}`;
  const denial = refusal(host, host.build, "ecr:InitiateLayerUpload", arn);
  if (denial) return refused(opening, `denied: ${denial}`);
  try {
    const repository = readRepository({ account, region, world }, repositoryName);
    const holder = [...repository.images.values()].find(({ imageTags }) => imageTags.includes(imageTag));
    if (holder && holder.imageManifest !== image.manifest && repository.imageTagMutability?.startsWith("IMMUTABLE")) {
      const reason = `The image tag '${imageTag}' already exists in the '${repositoryName}' repository and cannot be overwritten because the tag is immutable.`;
      return refused(opening, `tag invalid: ${reason}`);
    }
  } catch (error) {
    if (error instanceof AwsError) return refused(opening, `name unknown: ${error.message}`);
    throw error;
  }
  const progress = [opening, ...layerOutput(workspace, name, image), digestLine(imageTag, image)];
  return { progress, effects: [{ region, repositoryName, imageTag, image }] };
}

function layerOutput(workspace: Workspace, name: string, { manifest }: LocalImage): TimedLine[] {
  const { layers } = JSON.parse(manifest) as { layers: { digest: string; size: number }[] };
  const short = layers.map(({ digest, size }) => ({ id: digest.slice(7, 19), size })).reverse();
  const isThere = (id: string) => workspace.pushedLayers.includes(`${name} ${id}`);
  const lines: TimedLine[] = short.map(({ id }) => ({ waitMs: 20, text: `${id}: Preparing` }));
  for (const { id } of short.slice(5)) lines.push({ waitMs: 20, text: `${id}: Waiting` });
  for (const { id, size } of short) {
    if (isThere(id)) {
      lines.push({ waitMs: 60, text: `${id}: Layer already exists` });
    } else {
      lines.push({ waitMs: 400 + size / 8_000, text: `${id}: Pushed` });
      workspace.pushedLayers.push(`${name} ${id}`);
    }
  }
  return lines;
}

function digestLine(imageTag: string, { manifest }: LocalImage): TimedLine {
  return { waitMs: 700, text: `${imageTag}: digest: ${sha256(manifest)} size: ${manifest.length}` };
}

function inspect({ workspace }: Docker, args: string[]): DockerOutcome {
  const format = valuesOf(args, "-f", "--format")[0] ?? "";
  const reference = withTag(args.at(-1) ?? "");
  const image = workspace.images[reference];
  if (!image) return { stdout: "\n", ...failed(`Error: No such object: ${args.at(-1)}`) };
  const repoDigest = `${reference.replace(/:[^:/]+$/, "")}@${sha256(image.manifest)}`;
  if (format.includes("RepoDigests")) return { stdout: `${repoDigest}\n` };
  if (format.includes(".Id")) return { stdout: `${image.id}\n` };
  return {
    stdout: `${JSON.stringify([{ Id: image.id, RepoTags: [reference], RepoDigests: [repoDigest] }], undefined, 4)}\n`,
  };
}

/** The values of an option, as `-t x`, `-t=x` or `--tag=x`. */
function valuesOf(args: string[], ...names: string[]): string[] {
  return args.flatMap((arg, index) => {
    if (names.includes(arg)) return [args[index + 1] ?? ""];
    const name = names.find((candidate) => arg.startsWith(`${candidate}=`));
    return name ? [arg.slice(name.length + 1)] : [];
  });
}

function withTag(reference: string): string {
  return /[:@][^/]*$/.test(reference) ? reference : `${reference}:latest`;
}

function failed(...lines: string[]): DockerOutcome {
  return { stderr: lines.join("\n"), status: 1, takesMs: 600 };
}

function refused(opening: TimedLine, reason: string): DockerOutcome {
  return { progress: [opening, { waitMs: 700, text: reason }], status: 1 };
}
