import type { RepositoryRow } from "./repositories";

export interface LayerRow {
  size: number;
  /** Where it is an image's configuration, what the image is for. */
  architecture?: string;
}

export interface UploadRow {
  parts: Uint8Array[];
  size: number;
}

/** What is known of a layer stays: it may have been uploaded before its image. */
export function putLayer(repository: RepositoryRow, digest: string, layer: LayerRow): void {
  repository.layers ??= new Map();
  if (!repository.layers.has(digest)) repository.layers.set(digest, layer);
}
