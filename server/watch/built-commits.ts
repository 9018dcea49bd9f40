import "server-only";
import type { AwsClients } from "@/server/aws/clients";
import { listRecentBuildIds, readRecentBuilds } from "@/server/aws/recent-builds";

/** From which commit an image was built, as the builds of a target tell it. */
export class BuiltCommits {
  private readonly over = new Set<string>();
  private readonly commitOf = new Map<string, string>();

  /** Those that are new or were under way, a hundred in one call. */
  async refresh(aws: AwsClients): Promise<void> {
    const ids = (await listRecentBuildIds(aws)).filter((id) => !this.over.has(id));
    if (ids.length === 0) return;
    for (const { id, isOver, commit, digest } of await readRecentBuilds(aws, ids)) {
      if (isOver) this.over.add(id);
      if (digest && commit) this.commitOf.set(digest, commit);
    }
  }

  find(digest: string | undefined): string | undefined {
    return digest && this.commitOf.get(digest);
  }
}
