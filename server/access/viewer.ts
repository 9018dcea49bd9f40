import "server-only";
import type { Viewer } from "@/lib/domain/viewer";
import type { Session } from "@/server/context";

/** Who looks, as far as the watchers have to know it. */
export function viewerOf({ userName, personId, sessionId, tokenId, identityCenterRole }: Session): {
  viewerId: string;
  viewer: Viewer;
} {
  return {
    viewerId: sessionId ?? tokenId ?? userName,
    viewer: { userName, personId, sessionId, identityCenterRole },
  };
}
