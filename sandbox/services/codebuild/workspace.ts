import type { App } from "../../app";
import { newShellState, type ShellState } from "./shell/shell";
import type { SourceRepository } from "./source-repository";

export interface LocalImage {
  id: string;
  manifest: string;
  app: App;
}

/** A push that has been checked and is on its way. */
export interface Push {
  region: string;
  repositoryName: string;
  imageTag: string;
  image: LocalImage;
}

/** The container of a build while it runs. */
export interface Workspace {
  shell: ShellState;
  /** What docker has, by reference. */
  images: Record<string, LocalImage>;
  /** Registries that docker is signed in to. */
  registries: string[];
  /** `repository layer` of what the registry has from this build. */
  pushedLayers: string[];
  repository: SourceRepository | undefined;
  commit: string;
}

export function newWorkspace(): Workspace {
  return {
    shell: newShellState(),
    images: {},
    registries: [],
    pushedLayers: [],
    repository: undefined,
    commit: "",
  };
}
