"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { Chip } from "@/components/ui/chip";
import { useNow } from "@/components/ui/use-now";
import { revokeAllSessionsMutation, revokeSessionMutation, sessionsQuery } from "@/lib/api/access-queries";
import { sessionQuery } from "@/lib/api/queries";
import type { SessionSummary } from "@/lib/domain/session";
import { ago, dateTime, timeLeft } from "@/lib/format";
import { settingsText } from "@/lib/text/parts/settings";
import { whoAmIText } from "@/lib/text/parts/who-am-i";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";
import { browserName } from "./browser-name";
import { ConfirmButton } from "./confirm-button";
import { SettingsHead } from "./settings-head";
import { SettingsList, SettingsRow } from "./settings-list";

const columns = "desk:grid-cols-[minmax(0,1.4fr)_minmax(0,1.4fr)_minmax(0,1fr)_minmax(0,1fr)_88px]";

/** Where people are signed in: one's own, and for an admin of all targets everybody's. */
export function SessionSettings() {
  const settings = useTextPart(settingsText);
  const words = settings.sessions;
  const sessions = useQuery(sessionsQuery());
  const own = useQuery(sessionQuery());
  const ending = useMutation(revokeAllSessionsMutation());
  const { person: who, browser, seen, until } = words.columns;
  const all = sessions.data?.sessions ?? [];
  const hasOwnOthers = all.some(({ isOwn, person }) => !isOwn && person.id === own.data?.person.id);
  const hasOthers = all.some(({ isOwn }) => !isOwn);
  const endAll = {
    to: "POST /api/v1/sessions/revoke-all",
    busyLabel: words.ending,
    title: words.endAllTitle,
    mutation: ending,
    size: "normal",
  } as const;

  return (
    <>
      <SettingsHead title={settings.names.sessions} about={words.about}>
        {hasOwnOthers && <ConfirmButton {...endAll} label={words.endAllOwn} about={words.endOwnAbout} input="own" />}
        {hasOthers && own.data?.roles["*"] === "admin" && (
          <ConfirmButton {...endAll} label={words.endEverybodys} about={words.endEverybodysAbout} input="everybody" />
        )}
      </SettingsHead>
      <p role="status" className="text-ink-2 not-empty:mb-3">
        {ending.data && words.ended(ending.data.revoked)}
      </p>
      <SettingsList
        label={settings.names.sessions}
        columns={columns}
        heads={[who, browser, seen, until]}
        items={sessions.data?.sessions}
        error={sessions.error}
        onRetry={sessions.refetch}
        empty={words.onlyThis}
      >
        {(session) => <SessionRow key={session.id} session={session} />}
      </SettingsList>
    </>
  );
}

function SessionRow({ session }: { session: SessionSummary }) {
  const { locale, text } = useLanguage();
  const settings = useTextPart(settingsText);
  const whoAmI = useTextPart(whoAmIText);
  const words = settings.sessions;
  const now = useNow();
  const ending = useMutation(revokeSessionMutation());
  const { id, person, method, browser, address, lastSeenAt, expiresAt, isOwn } = session;

  return (
    <SettingsRow columns={columns}>
      <span className="min-w-0">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-[550] wrap-anywhere">{person.name}</span>
          {isOwn && <Chip>{words.own}</Chip>}
        </span>
        <span className="text-xs text-ink-3">{whoAmI.methods[method]}</span>
      </span>
      <span className="min-w-0 wrap-anywhere text-ink-2" title={browser}>
        {browserName(browser) ?? words.unknownBrowser} {address && <span className="num text-ink-3">{address}</span>}
      </span>
      <span className="text-ink-2">
        <span className="text-xs text-ink-3 desk:sr-only">{words.columns.seen} </span>
        <time dateTime={lastSeenAt} title={dateTime(lastSeenAt, locale)}>
          {ago(lastSeenAt, now, text)}
        </time>
      </span>
      <span className="text-ink-2">
        <span className="text-xs text-ink-3 desk:sr-only">{words.columns.until} </span>
        <time dateTime={expiresAt} title={dateTime(expiresAt, locale)}>
          {timeLeft(Date.parse(expiresAt) - now, text)}
        </time>
      </span>
      <span className="justify-self-end max-desk:justify-self-start">
        {!isOwn && (
          <ConfirmButton
            to="POST /api/v1/sessions/{id}/revoke"
            label={words.end}
            name={words.endOf(person.name)}
            busyLabel={words.ending}
            title={words.endOf(person.name)}
            about={words.about}
            mutation={ending}
            input={id}
          />
        )}
      </span>
    </SettingsRow>
  );
}
