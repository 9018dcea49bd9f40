import { AwsError, type Call } from "../../operation";
import type { Place } from "../../place";
import { randomHex } from "../../random";
import { readRepository } from "../ecr/repositories";
import { storeImage } from "../ecr/store-image";
import type { BuildProgress, BuildStep } from "./build-progress";
import type { BuildRow } from "./builds";
import { programsOf } from "./container";
import { sessionArn, sessionName } from "./service-role";
import { Shell, type StepOutput, toLines } from "./shell/shell";
import type { Push } from "./workspace";

/** The shell of a build's container, which acts as the project's service role. */
export function shellOf(place: Place, { build }: BuildRow, { workspace }: BuildProgress): Shell<Push> {
  const call: Call = {
    ...place,
    principal: {
      arn: sessionArn(place, build),
      userId: sessionName(build),
      accessKeyId: "",
      account: place.account,
      roleName: build.serviceRole?.split("/").at(-1),
      roleArn: build.serviceRole,
    },
    requestId: randomHex(32),
  };
  return new Shell(workspace.shell, {
    findProgram: programsOf(call, build, workspace),
    apply: (push) => finishPush(place, push),
  });
}

export function stepsOf(output: StepOutput<Push>): BuildStep[] {
  const lines = [...output.lines, ...toLines(output.stdout)];
  return [
    ...lines.map(({ waitMs, text, chatter }) => (chatter ? { waitMs, chatter } : { waitMs, line: text })),
    { waitMs: output.takesMs },
    ...output.effects.map((push) => ({ waitMs: 0, push })),
  ];
}

/** The repository may have gone while its layers were on their way; then nothing is left to be done. */
export function finishPush({ account, world }: Place, { region, repositoryName, imageTag, image }: Push): void {
  const place = { account, region, world };
  try {
    const repository = readRepository(place, repositoryName);
    storeImage(place, repository, { imageManifest: image.manifest, imageTag, app: image.app });
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
  }
}
