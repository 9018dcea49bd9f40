"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter, useSearchParams } from "next/navigation";
import { useState } from "react";
import { StatusWord } from "@/components/progress/status-word";
import { PermittedButton } from "@/components/session/permitted-button";
import { stripeOf, TargetName } from "@/components/target/target-marks";
import { Chip } from "@/components/ui/chip";
import { removeTargetMutation } from "@/lib/api/access-queries";
import { targetsQuery } from "@/lib/api/queries";
import { cn } from "@/lib/cn";
import type { ListedTarget } from "@/lib/domain/target";
import { settingsText } from "@/lib/text/parts/settings";
import { useTextPart } from "@/lib/text/text-part";
import { ConfirmButton } from "./confirm-button";
import { SettingsHead } from "./settings-head";
import { SettingsList, SettingsRow } from "./settings-list";
import { TargetForm } from "./target-form";
import { TargetMenu } from "./target-menu";

const columns = "desk:grid-cols-[minmax(0,1.5fr)_minmax(0,1.5fr)_90px_minmax(0,1fr)_186px]";
const here = "/settings/targets";

/** Where Slipway works. The one that is edited is in the address. */
export function TargetSettings() {
  const settings = useTextPart(settingsText);
  const words = settings.targets;
  const router = useRouter();
  const edited = useSearchParams().get("edit");
  const targets = useQuery(targetsQuery());
  const [saved, setSaved] = useState<string>();
  const found = targets.data?.targets.find(({ target }) => target === edited);
  const { target, reach, role, state } = words.columns;
  const leave = (alias?: string) => {
    setSaved(alias);
    router.replace(here, { scroll: false });
  };

  return (
    <>
      <SettingsHead title={settings.names.targets} about={words.about}>
        {!edited && (
          <PermittedButton asChild to="POST /api/v1/targets" look="primary">
            <Link href={`${here}?edit=new`} scroll={false}>
              {words.add}
            </Link>
          </PermittedButton>
        )}
      </SettingsHead>
      <p role="status" className="text-ink-2 not-empty:mb-3">
        {saved && <StatusWord state="succeeded" word={words.saved(saved)} />}
      </p>
      {(edited === "new" || found) && (
        <TargetForm key={edited} given={found} onSaved={leave} onCancel={() => leave()} />
      )}
      <SettingsList
        label={settings.names.targets}
        columns={columns}
        heads={[target, reach, role, state]}
        items={targets.data?.targets}
        error={targets.error}
        onRetry={targets.refetch}
        empty={words.empty}
      >
        {(each) => <TargetRow key={each.target} target={each} />}
      </SettingsList>
    </>
  );
}

function TargetRow({ target }: { target: ListedTarget }) {
  const settings = useTextPart(settingsText);
  const words = settings.targets;
  const removing = useMutation(removeTargetMutation());
  const { alias, reach, role, isSaved, callerArn, notReached } = target;

  return (
    <SettingsRow columns={columns} className="relative">
      <span className={cn("absolute inset-y-0 left-0 w-1.25", stripeOf(target))} />
      <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 pl-1">
        <TargetName target={target} />
      </span>
      <span className="min-w-0 wrap-anywhere text-ink-2">
        {isSaved ? words.reaches[reach.by] : <Chip title={words.notSavedHint}>{words.notSaved}</Chip>}
        {reach.by === "deploy-role" && (
          <code className="block text-xs text-ink-3">{reach.roleArn.split("/").at(-1)}</code>
        )}
      </span>
      <span>{settings.roles.names[role]}</span>
      <span className="min-w-0 wrap-anywhere text-ink-2" title={callerArn}>
        <StatusWord state={notReached ? "stale" : "succeeded"} word={notReached ? words.notReached : words.reached} />
        {notReached && <span className="text-xs text-ink-3">{notReached}</span>}
      </span>
      <span className="flex flex-wrap gap-1.5 justify-self-end max-desk:justify-self-start">
        <PermittedButton asChild to="POST /api/v1/targets" size="small">
          <Link href={`${here}?edit=${target.target}`} scroll={false} aria-label={`${settings.edit}: ${alias}`}>
            {settings.edit}
          </Link>
        </PermittedButton>
        {isSaved && (
          <ConfirmButton
            to="POST /api/v1/targets/{target}/remove"
            label={settings.remove}
            name={`${settings.remove}: ${alias}`}
            busyLabel={settings.removing}
            title={words.removeTitle(alias)}
            about={words.removeAbout}
            mutation={removing}
            input={target.target}
          />
        )}
        <TargetMenu target={target} />
      </span>
    </SettingsRow>
  );
}
