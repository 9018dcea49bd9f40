"use client";

import { useState } from "react";
import { StatusWord } from "@/components/progress/status-word";
import { Button } from "@/components/ui/button";
import type { OfferedAccount } from "@/lib/domain/sign-in";
import { signInText } from "@/lib/text/parts/sign-in";
import { useTextPart } from "@/lib/text/text-part";
import { AccountList } from "./account-list";
import { Refusal } from "./refusal";
import { useEnter } from "./use-enter";

interface AccountChoiceProps {
  accounts: readonly OfferedAccount[];
  last?: { account: string; roleName: string };
  onDone: () => void;
  onNewCode: () => void;
  onLook: () => void;
}

/** Account and role: what was chosen last time, or the only ones there are, in one press; else from a list. */
export function AccountChoice({ accounts, last, onDone, onNewCode, onLook }: AccountChoiceProps) {
  const signIn = useTextPart(signInText);
  const words = signIn.choice;
  const { reason, isBusy, enter } = useEnter("identity-center", onDone);
  const first = findChoice(accounts, last);
  const [isListed, setListed] = useState(first === undefined);
  const roles = accounts.flatMap(({ roleNames }) => roleNames).length;

  if (roles === 0) return <NoAccount onNewCode={onNewCode} onLook={onLook} />;
  return (
    <div className="grid gap-4">
      <div>
        <h2 role="status" className="text-base">
          <StatusWord state="succeeded" word={words.title} />
        </h2>
        <p className="phrase mt-1 text-ink-2">{words.about}</p>
      </div>
      {reason && (
        <Refusal reason={reason}>
          {reason === "not-approved" && (
            <Button size="small" onClick={onNewCode}>
              {signIn.device.newCode}
            </Button>
          )}
        </Refusal>
      )}
      {first && (
        <Button
          look="primary"
          size="large"
          autoFocus
          disabled={isBusy}
          onClick={() => enter({ account: first.account, roleName: first.roleName })}
          className="h-auto w-full flex-wrap py-2 whitespace-normal"
        >
          <span className="wrap-anywhere">{isBusy ? signIn.going : words.go(first.roleName, first.name)}</span>
        </Button>
      )}
      {first && roles > 1 && !isListed && (
        <button
          type="button"
          onClick={() => setListed(true)}
          className="link min-h-6 justify-self-start max-desk:min-h-11"
        >
          {words.others}
        </button>
      )}
      {isListed && <AccountList accounts={accounts} isBusy={isBusy} onChoose={enter} />}
    </div>
  );
}

/** The one of last time if it is still offered, else the only one there is. */
function findChoice(accounts: readonly OfferedAccount[], last: AccountChoiceProps["last"]) {
  const all = accounts.flatMap(({ account, name, roleNames }) =>
    roleNames.map((roleName) => ({ account, name, roleName })),
  );
  const asLast = all.find(({ account, roleName }) => account === last?.account && roleName === last.roleName);
  return asLast ?? (all.length === 1 ? all[0] : undefined);
}

function NoAccount({ onNewCode, onLook }: Pick<AccountChoiceProps, "onNewCode" | "onLook">) {
  const { none } = useTextPart(signInText).choice;
  return (
    <div className="grid gap-4">
      <div role="alert">
        <h2 className="text-base">{none.title}</h2>
        <p className="phrase mt-1 text-ink-2">{none.wayOut}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button look="primary" onClick={onLook}>
          {none.again}
        </Button>
        <Button onClick={onNewCode}>{none.other}</Button>
      </div>
    </div>
  );
}
