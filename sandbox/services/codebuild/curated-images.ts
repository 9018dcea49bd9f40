import type {
  EnvironmentImage,
  EnvironmentPlatform,
  ListCuratedEnvironmentImagesOutput,
  PlatformType,
} from "@aws-sdk/client-codebuild";

interface Curated {
  platform: PlatformType;
  name: string;
  description: string;
}

/** The images that are kept up to date by AWS, by the page "Docker images provided by CodeBuild". */
const curated: Curated[] = [
  { platform: "UBUNTU", name: "aws/codebuild/standard:6.0", description: "AWS CodeBuild - Ubuntu standard 6.0" },
  { platform: "UBUNTU", name: "aws/codebuild/standard:7.0", description: "AWS CodeBuild - Ubuntu standard 7.0" },
  amazonLinux("aws/codebuild/amazonlinux-x86_64-standard:4.0"),
  amazonLinux("aws/codebuild/amazonlinux-x86_64-standard:5.0"),
  amazonLinux("aws/codebuild/amazonlinux-aarch64-standard:2.0"),
  amazonLinux("aws/codebuild/amazonlinux-aarch64-standard:3.0"),
  {
    platform: "WINDOWS_SERVER",
    name: "aws/codebuild/windows-base:2019-3.0",
    description: "AWS CodeBuild - Windows Server Core 2019",
  },
];

export function listCuratedEnvironmentImages(): ListCuratedEnvironmentImagesOutput {
  const platforms = [...new Set(curated.map(({ platform }) => platform))];
  return {
    platforms: platforms.map(
      (platform): EnvironmentPlatform => ({
        platform,
        languages: [{ language: "BASE", images: curated.filter((one) => one.platform === platform).map(toImage) }],
      }),
    ),
  };
}

function toImage({ name, description }: Curated): EnvironmentImage {
  return { name, description, versions: [`${name}-25.10.01`] };
}

function amazonLinux(name: string): Curated {
  const platform = "AMAZON_LINUX";
  return { platform, name, description: `AWS CodeBuild - Amazon Linux ${name.split("-").at(-1)?.split(":")[1]}` };
}
