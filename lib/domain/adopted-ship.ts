import { z } from "zod";
import { GitRevision } from "./git-revision";
import { ImageUri } from "./image";
import { StackName } from "./stack";

export const ServiceArn = z
  .string()
  .regex(/^arn:aws[a-z-]*:ecs:[a-z0-9-]+:\d{12}:service\/[\w-]{1,255}\/[\w-]{1,255}$/, { error: "service-arn" });

/** What a template's parameter holds of the image: all of its name, or the tag or the digest alone. */
export const ImageParameter = z.strictObject({
  name: z.string().regex(/^[A-Za-z0-9]{1,255}$/, { error: "parameter-name" }),
  holds: z.enum(["image", "tag", "digest"], { error: "image-parameter" }),
});
export type ImageParameter = z.infer<typeof ImageParameter>;

export const ProjectName = z.string().regex(/^[A-Za-z0-9][\w-]{1,254}$/, { error: "project-name" });
export const RepositoryName = z.string().regex(/^[a-z0-9][a-z0-9._/-]{1,255}$/, { error: "repository-name" });

/** Where the image comes from. */
const AdoptedImage = z.discriminatedUnion("from", [
  z.strictObject({
    from: z.literal("build"),
    projectName: ProjectName,
    repositoryName: RepositoryName,
    /** Else the project's own. */
    revision: GitRevision.optional(),
  }),
  z.strictObject({ from: z.literal("registry"), imageUri: ImageUri }),
  /** The tag by which the service names its image: what was pushed under it meanwhile. */
  z.strictObject({ from: z.literal("same-tag") }),
]);

/** How the service gets it. Only a change set leaves the stack as its template has it, or a deployment of the same tag. */
export const AdoptedChange = z.discriminatedUnion("by", [
  z.strictObject({ by: z.literal("change-set"), stackName: StackName, parameter: ImageParameter }),
  z.strictObject({ by: z.literal("service-update") }),
  z.strictObject({ by: z.literal("forced-deployment") }),
]);
export type AdoptedChange = z.infer<typeof AdoptedChange>;

/** A service that somebody else has made: nothing of it changes but its image. */
export const AdoptedShip = z
  .strictObject({
    kind: z.literal("adopted"),
    serviceArn: ServiceArn,
    image: AdoptedImage,
    change: AdoptedChange,
    /** The stack that the service belongs to, if one does. */
    stackName: StackName.optional(),
  })
  .check(({ value: { image, change }, issues }) => {
    const isPicked = image.from === "registry" && change.by === "forced-deployment";
    if (isPicked) issues.push({ code: "custom", path: ["change", "by"], message: "same-tag-alone", input: change.by });
  });
export type AdoptedShip = z.infer<typeof AdoptedShip>;
