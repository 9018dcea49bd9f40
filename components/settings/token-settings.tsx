"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { PermittedButton } from "@/components/session/permitted-button";
import { Chip } from "@/components/ui/chip";
import { useNow } from "@/components/ui/use-now";
import { revokeTokenMutation, tokensQuery } from "@/lib/api/access-queries";
import type { ApiToken } from "@/lib/domain/api-token";
import { age, ago, dateTime } from "@/lib/format";
import { settingsText } from "@/lib/text/parts/settings";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";
import { ConfirmButton } from "./confirm-button";
import { NewToken } from "./new-token";
import { Place } from "./place";
import { SettingsHead } from "./settings-head";
import { SettingsList, SettingsRow } from "./settings-list";
import { TokenSecret } from "./token-secret";

const columns = "desk:grid-cols-[minmax(0,1.5fr)_110px_minmax(0,1.4fr)_100px_100px_88px]";

/** Tokens of scripts and screens. */
export function TokenSettings() {
  const settings = useTextPart(settingsText);
  const words = settings.tokens;
  const tokens = useQuery(tokensQuery());
  const [shown, setShown] = useState<"list" | "form" | { token: ApiToken; secret: string }>("list");
  const { name, role, target, expires, used } = words.columns;

  return (
    <>
      <SettingsHead title={settings.names.tokens} about={words.about}>
        {shown === "list" && (
          <PermittedButton to="POST /api/v1/tokens" look="primary" onClick={() => setShown("form")}>
            {words.create}
          </PermittedButton>
        )}
      </SettingsHead>
      {shown === "form" && <NewToken onCreated={setShown} onCancel={() => setShown("list")} />}
      {typeof shown === "object" && <TokenSecret created={shown} onDone={() => setShown("list")} />}
      <SettingsList
        label={settings.names.tokens}
        columns={columns}
        heads={[name, role, target, expires, used]}
        items={tokens.data?.tokens}
        error={tokens.error}
        onRetry={tokens.refetch}
        empty={words.empty}
      >
        {(token) => <TokenRow key={token.id} token={token} />}
      </SettingsList>
    </>
  );
}

function TokenRow({ token }: { token: ApiToken }) {
  const { locale, text } = useLanguage();
  const settings = useTextPart(settingsText);
  const words = settings.tokens;
  const now = useNow();
  const revoking = useMutation(revokeTokenMutation());
  const { id, name, kind, role, targets, createdBy, expiresAt, lastUsedAt, revokedAt } = token;
  const isOver = revokedAt !== undefined || (now > 0 && Date.parse(expiresAt) <= now);

  return (
    <SettingsRow columns={columns} className={isOver ? "text-ink-3 **:text-ink-3" : undefined}>
      <span className="min-w-0">
        <span className="font-[550] wrap-anywhere">{name}</span>{" "}
        <span className="text-xs text-ink-3">{words.by(createdBy)}</span>
      </span>
      <span className="flex flex-wrap items-center gap-x-1.5">
        {settings.roles.names[role]} {kind !== "api" && <Chip>{words.kinds[kind]}</Chip>}
        {token.shows?.map((extra) => (
          <Chip key={extra}>{words.showsOf[extra]}</Chip>
        ))}
      </span>
      <span className="grid min-w-0 gap-0.5">
        {targets.length === 0 ? <Place of="*" /> : targets.map((target) => <Place key={target} of={target} />)}
        {token.serviceName && <code className="wrap-anywhere">{token.serviceName}</code>}
      </span>
      <span className="text-ink-2">
        <span className="text-xs text-ink-3 desk:sr-only">{words.columns.expires} </span>
        {revokedAt ? (
          words.revoked
        ) : (
          <time dateTime={expiresAt} title={dateTime(expiresAt, locale)}>
            {isOver ? words.expired : words.expiresIn(age(now, Date.parse(expiresAt), text))}
          </time>
        )}
      </span>
      <span className="text-ink-2">
        <span className="text-xs text-ink-3 desk:sr-only">{words.columns.used} </span>
        {lastUsedAt ? (
          <time dateTime={lastUsedAt} title={dateTime(lastUsedAt, locale)}>
            {ago(lastUsedAt, now, text)}
          </time>
        ) : (
          words.never
        )}
      </span>
      <span className="justify-self-end max-desk:justify-self-start">
        {!isOver && (
          <ConfirmButton
            to="POST /api/v1/tokens/{id}/revoke"
            label={words.revoke}
            name={`${words.revoke}: ${name}`}
            busyLabel={words.revoking}
            title={words.revokeTitle(name)}
            about={words.revokeAbout}
            mutation={revoking}
            input={id}
          />
        )}
      </span>
    </SettingsRow>
  );
}
