"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { PermittedButton } from "@/components/session/permitted-button";
import { Chip } from "@/components/ui/chip";
import { useNow } from "@/components/ui/use-now";
import { rolesQuery, takeRoleMutation } from "@/lib/api/access-queries";
import type { Grant } from "@/lib/domain/grant";
import { ago, dateTime } from "@/lib/format";
import { settingsText } from "@/lib/text/parts/settings";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";
import { ConfirmButton } from "./confirm-button";
import { GiveRole } from "./give-role";
import { Place } from "./place";
import { SettingsHead } from "./settings-head";
import { SettingsList, SettingsRow } from "./settings-list";

const columns = "desk:grid-cols-[minmax(0,1.6fr)_96px_minmax(0,1.4fr)_minmax(0,1fr)_96px]";

/** Who has which role where. */
export function RoleSettings() {
  const settings = useTextPart(settingsText);
  const words = settings.roles;
  const roles = useQuery(rolesQuery());
  const [isGiving, setGiving] = useState(false);
  const { subject, role, target, since } = words.columns;

  return (
    <>
      <SettingsHead title={settings.names.roles} about={words.about}>
        {!isGiving && (
          <PermittedButton to="POST /api/v1/roles" look="primary" onClick={() => setGiving(true)}>
            {words.give}
          </PermittedButton>
        )}
      </SettingsHead>
      {isGiving && <GiveRole onDone={() => setGiving(false)} />}
      <SettingsList
        label={settings.names.roles}
        columns={columns}
        heads={[subject, role, target, since]}
        items={roles.data?.grants}
        error={roles.error}
        onRetry={roles.refetch}
        empty={words.empty}
      >
        {(grant) => <GrantRow key={grant.id} grant={grant} />}
      </SettingsList>
    </>
  );
}

function GrantRow({ grant }: { grant: Grant }) {
  const { locale, text } = useLanguage();
  const settings = useTextPart(settingsText);
  const words = settings.roles;
  const now = useNow();
  const taking = useMutation(takeRoleMutation());
  const { id, subject, subjectKind, role, target, fromSettings, createdBy, createdAt } = grant;

  return (
    <SettingsRow columns={columns}>
      <span className="min-w-0">
        <span className="font-[550] wrap-anywhere">{subject}</span>{" "}
        <span className="text-xs text-ink-3">{words.kinds[subjectKind]}</span>
      </span>
      <span>{words.names[role]}</span>
      <Place of={target} />
      <span className="min-w-0 text-ink-2">
        {fromSettings ? (
          <Chip title={words.fromSettingsHint}>{words.fromSettings}</Chip>
        ) : (
          createdAt && (
            <time dateTime={createdAt} title={`${dateTime(createdAt, locale)} · ${createdBy ?? ""}`}>
              {ago(createdAt, now, text)}
            </time>
          )
        )}
      </span>
      <span className="justify-self-end max-desk:justify-self-start">
        {!fromSettings && (
          <ConfirmButton
            to="POST /api/v1/roles/{id}/remove"
            label={words.take}
            name={`${words.take}: ${words.names[role]}, ${subject}`}
            busyLabel={settings.removing}
            title={words.takeTitle(words.names[role], subject)}
            about={words.takeAbout(target === "*" ? settings.allTargets : target)}
            mutation={taking}
            input={id}
          />
        )}
      </span>
    </SettingsRow>
  );
}
