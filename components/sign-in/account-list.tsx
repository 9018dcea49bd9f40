"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Input } from "@/components/ui/input";
import { cn } from "@/lib/cn";
import type { OfferedAccount } from "@/lib/domain/sign-in";
import { signInText } from "@/lib/text/parts/sign-in";
import { useTextPart } from "@/lib/text/text-part";

interface AccountListProps {
  accounts: readonly OfferedAccount[];
  isBusy: boolean;
  onChoose: (choice: { account: string; roleName: string }) => void;
}

/** More than these are searched rather than read. */
const fewRoles = 6;

export function AccountList({ accounts, isBusy, onChoose }: AccountListProps) {
  const words = useTextPart(signInText).choice;
  const element = useRef<HTMLDivElement>(null);
  const [filter, setFilter] = useState("");
  const hasFilter = accounts.flatMap(({ roleNames }) => roleNames).length > fewRoles;
  const shown = filterAccounts(accounts, filter);

  useEffect(() => {
    element.current?.querySelector<HTMLElement>("input, button")?.focus();
  }, []);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its buttons are what acts; the arrows only move between them
    <div ref={element} onKeyDown={moveByArrows} className="grid gap-2">
      {hasFilter && (
        <Input
          type="search"
          aria-label={words.filter}
          placeholder={words.filter}
          value={filter}
          onChange={({ target }) => setFilter(target.value)}
        />
      )}
      <ul aria-label={words.accounts} className="max-h-80 overflow-y-auto rounded-lg border border-line-2 bg-surface">
        {shown.map(({ account, name, roleNames }) => (
          <li key={account} className="grid gap-1 border-line px-3.5 py-2.5 not-first:border-t">
            <p className="flex flex-wrap items-baseline gap-x-2">
              <span className="font-[550] wrap-anywhere">{name}</span>
              <span className="num text-xs text-ink-3">{account}</span>
            </p>
            <div className="flex flex-wrap gap-1.5">
              {roleNames.map((roleName) => (
                <button
                  key={roleName}
                  type="button"
                  data-role
                  disabled={isBusy}
                  aria-label={`${roleName}, ${name}`}
                  onClick={() => onChoose({ account, roleName })}
                  className={cn(
                    "min-h-7 rounded-md border border-control px-2.5 text-left font-medium hover:bg-hover max-desk:min-h-11",
                    "disabled:border-line-2 disabled:text-ink-off",
                  )}
                >
                  {roleName}
                </button>
              ))}
            </div>
          </li>
        ))}
        {shown.length === 0 && <li className="px-3.5 py-2.5 text-ink-2">{words.noneMatch}</li>}
      </ul>
      <p className="text-xs text-ink-3 max-desk:hidden">{words.keys}</p>
    </div>
  );
}

/** An account whose name or id matches keeps all its roles. */
export function filterAccounts(accounts: readonly OfferedAccount[], filter: string): OfferedAccount[] {
  const wanted = filter.trim().toLowerCase();
  return accounts.flatMap((account) => {
    if (`${account.name} ${account.account}`.toLowerCase().includes(wanted)) return account;
    const roleNames = account.roleNames.filter((roleName) => roleName.toLowerCase().includes(wanted));
    return roleNames.length > 0 ? { ...account, roleNames } : [];
  });
}

function moveByArrows(event: KeyboardEvent<HTMLDivElement>): void {
  const { key, currentTarget, target } = event;
  const isTyping = target instanceof HTMLInputElement;
  const step = key === "ArrowDown" || (key === "ArrowRight" && !isTyping) ? 1 : -1;
  if (step === -1 && key !== "ArrowUp" && (key !== "ArrowLeft" || isTyping)) return;
  const stops = [...currentTarget.querySelectorAll<HTMLElement>("input, [data-role]")];
  const next = stops[stops.findIndex((stop) => stop.matches(":focus")) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
