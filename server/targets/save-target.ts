import "server-only";
import type { contract } from "@/lib/api/contract";
import type { InputOf } from "@/lib/api/endpoint";
import { splitTarget } from "@/lib/domain/split-target";
import type { TargetSettings } from "@/lib/domain/target";
import { whoOf } from "@/server/access/who";
import type { Context } from "@/server/context";
import { writeAudit } from "@/server/store/audit";
import * as rows from "@/server/store/save-target";
import { findTarget } from "@/server/store/targets";
import { publish } from "@/server/store/topics";
import { findAccountAlias } from "@/server/watch/account-alias";
import { reachTarget } from "./reach-target";
import { withoutExternalId } from "./without-external-id";

/** Only what AWS lets in is saved; without an alias it gets the account's own. */
export async function saveTarget(
  context: Context,
  input: InputOf<typeof contract.saveTarget>,
): Promise<TargetSettings> {
  const { store, session } = context;
  const { target } = input;
  const aws = await reachTarget(context, { ...input, alias: "" });
  const alias = input.alias ?? (await findAccountAlias(aws))?.slice(0, 40) ?? splitTarget(target).account;
  const settings = { ...input, alias };
  await store.db.transaction(async (db) => {
    const before = await findTarget({ db }, target);
    await writeAudit(db, {
      ...whoOf(session),
      action: "save-target",
      result: "done",
      target,
      subject: alias,
      detail: { ...(before && { before: told(before) }), after: told(settings) },
    });
    await rows.saveTarget(db, settings, session.userName);
  });
  await publish(store, "rights");
  return settings;
}

function told(settings: TargetSettings): string {
  return JSON.stringify(withoutExternalId(settings));
}
