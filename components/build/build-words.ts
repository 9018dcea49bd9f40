import type { BuildDetail } from "@/lib/domain/seen-build";
import type { BuildText } from "@/lib/text/en/build";

export function buildTitle(detail: BuildDetail, words: BuildText): string {
  return words.titles[detail.build.progress](builtName(detail));
}

/** The service that gets the image, else the project. */
export function builtName({ service, build }: BuildDetail): string {
  return service?.serviceName ?? build.projectName;
}
