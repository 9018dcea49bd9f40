import "server-only";
import { seal, unsealIfOurs } from "@/server/access/vault";
import type { ChannelRow } from "@/server/store/notification-channels";
import type { Store } from "@/server/store/open-store";
import { ChannelSecrets } from "./channels/channel";

const boundTo = (id: string) => ({ use: "notification-channel", id }) as const;

export function sealSecrets(store: Store, id: string, secrets: ChannelSecrets): Promise<string> {
  return seal(store, secrets, boundTo(id));
}

/** Undefined when the key was changed since: they have to be typed in again. */
export function openSecrets(store: Store, { id, sealed }: Pick<ChannelRow, "id" | "sealed">) {
  return unsealIfOurs(store, sealed, boundTo(id), ChannelSecrets);
}

const fewestForAnEnd = 16;

/** By which people tell one from another; of a password nothing is shown. */
export function endOf({ url, token, signingSecret }: ChannelSecrets): string | undefined {
  const shown = token ?? signingSecret ?? url;
  return shown && shown.length >= fewestForAnEnd ? shown.slice(-4) : undefined;
}
