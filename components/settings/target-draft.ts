import type { ListedTarget, NewTarget, Reach } from "@/lib/domain/target";

/** A target as the form has it: text, until it is sent. */
export interface TargetDraft {
  account: string;
  region: string;
  alias: string;
  colour: NewTarget["colour"];
  isProtected: boolean;
  by: Reach["by"];
  roleArn: string;
  externalId: string;
  readRoleArn: string;
  defaultDays: string;
  tearsDownByItself: boolean;
}

export const emptyTarget: TargetDraft = {
  account: "",
  region: "",
  alias: "",
  colour: "plain",
  isProtected: false,
  by: "identity-center",
  roleArn: "",
  externalId: "",
  readRoleArn: "",
  defaultDays: "",
  tearsDownByItself: false,
};

export function draftOfTarget(target: ListedTarget): TargetDraft {
  const { account, region, alias, colour, isProtected, reach, readRoleArn = "", timeToLive } = target;
  const role = reach.by === "deploy-role" ? reach : undefined;
  return {
    account,
    region,
    alias,
    colour,
    isProtected,
    by: reach.by,
    roleArn: role?.roleArn ?? "",
    externalId: role?.externalId ?? "",
    readRoleArn,
    defaultDays: timeToLive.defaultDays?.toString() ?? "",
    tearsDownByItself: timeToLive.tearsDownByItself,
  };
}

/** What is sent: what was left empty is not there. */
export function targetOfDraft(draft: TargetDraft): NewTarget {
  const { account, region, alias, colour, isProtected, by, roleArn, externalId, readRoleArn, defaultDays } = draft;
  return {
    target: `${account.trim()}~${region.trim()}`,
    ...(alias.trim() && { alias: alias.trim() }),
    colour,
    isProtected,
    reach:
      by === "deploy-role"
        ? { by, roleArn: roleArn.trim(), ...(externalId.trim() && { externalId: externalId.trim() }) }
        : { by },
    ...(readRoleArn.trim() && { readRoleArn: readRoleArn.trim() }),
    timeToLive: {
      ...(defaultDays.trim() && { defaultDays: Number(defaultDays) }),
      tearsDownByItself: draft.tearsDownByItself,
    },
  };
}
