import { splitServiceArn } from "./adopted";
import type { AdoptedShip } from "./adopted-ship";
import { buildLines, digestOfBuild } from "./build-commands";
import type { CliCommand } from "./cli-command";
import { cliPlace } from "./cli-place";
import { splitImageUri } from "./image";
import { makeCliCommand } from "./make-cli-command";
import { rollOutCommand } from "./service-commands";
import { shellWord } from "./shell-word";
import { stackParameterLines } from "./stack-parameter-command";

/** What the AWS CLI has to be told to give a service that others made another image, as a deploy does it. */
export function adoptedCommands(ship: AdoptedShip): CliCommand[] {
  const { serviceArn, image, change } = ship;
  const { target } = splitServiceArn(serviceArn);
  const commands: (CliCommand | false)[] = [
    makeCliCommand("place", cliPlace(target)),
    image.from === "build" && makeCliCommand("build", ...buildLines(image.projectName, revisionOf(image))),
    change.by !== "forced-deployment" && makeCliCommand("image", ...imageLines(ship)),
    changeOf(ship),
    makeCliCommand("follow", `aws ecs monitor-express-gateway-service --service-arn ${serviceArn}`),
  ];
  return commands.filter((each) => each !== false);
}

function revisionOf({ revision }: { revision?: string }): string | undefined {
  return revision && shellWord(revision);
}

/** `$image_uri` is the image by its digest, `$digest` that alone, and `$tag` one of its tags, where the template takes one. */
function imageLines({ serviceArn, image, change }: AdoptedShip): string[] {
  const takesTag = change.by === "change-set" && change.parameter.holds === "tag";
  const tag = 'tag=$(aws ecr describe-images --repository-name "$repository" --image-ids imageDigest="$digest" ';
  return [
    ...(image.from === "build" ? builtLines(image.repositoryName) : namedLines(serviceArn, image)),
    ...(takesTag ? [`${tag}--query "imageDetails[0].imageTags[0]" --output text)`] : []),
    ...(takesTag ? [] : ['image_uri="$uri@$digest"']),
  ];
}

function builtLines(repositoryName: string): string[] {
  const newest = `--query "sort_by(imageDetails,&imagePushedAt)[-1].imageDigest" --output text`;
  return [
    `repository=${repositoryName}`,
    'uri=$(aws ecr describe-repositories --repository-names "$repository" --query "repositories[0].repositoryUri" --output text)',
    digestOfBuild,
    `[ -n "$digest" ] || digest=$(aws ecr describe-images --repository-name "$repository" ${newest})`,
  ];
}

/** The image that was picked, or the one that the service names; what its tag means by now is ECR's to say. */
function namedLines(serviceArn: string, image: Exclude<AdoptedShip["image"], { from: "build" }>): string[] {
  const { digest } = image.from === "registry" ? splitImageUri(image.imageUri) : {};
  const byTag = `--image-ids imageTag="\${named##*:}" --query "imageDetails[0].imageDigest" --output text`;
  return [
    image.from === "registry" ? `named=${image.imageUri}` : `named=$(${container(serviceArn, "image")} --output text)`,
    digest ? `uri=\${named%@*}` : `uri=\${named%:*}`,
    `repository=\${uri#*/}`,
    digest ? `digest=${digest}` : `digest=$(aws ecr describe-images --repository-name "$repository" ${byTag})`,
  ];
}

function changeOf({ serviceArn, change }: AdoptedShip): CliCommand {
  if (change.by === "change-set") {
    const { name, holds } = change.parameter;
    const value = { image: '"$image_uri"', digest: '"$digest"', tag: '"$tag"' }[holds];
    return makeCliCommand("image-of-stack", ...stackParameterLines(change.stackName, name, value));
  }
  if (change.by === "forced-deployment") return rollOutCommand(splitServiceArn(serviceArn));
  return makeCliCommand(
    "image-of-service",
    `container=$(${container(serviceArn, "merge(@, {image: '$image_uri'})")} --output json)`,
    `aws ecs update-express-gateway-service --service-arn ${serviceArn} --primary-container "$container"`,
  );
}

/** Of the newest revision. */
function container(serviceArn: string, of: string): string {
  const query = `sort_by(service.activeConfigurations,&createdAt)[-1].primaryContainer.${of}`;
  return `aws ecs describe-express-gateway-service --service-arn ${serviceArn} --query "${query}"`;
}
