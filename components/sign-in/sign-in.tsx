"use client";

import { Logo } from "@/components/shell/logo";
import { Button } from "@/components/ui/button";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import { locales } from "@/lib/text/locale";
import { useLanguage } from "@/lib/text/text-provider";
import { Refusal } from "./refusal";
import { Ship } from "./ship";
import { useSignIn } from "./use-sign-in";

interface SignInProps {
  /** What next-auth sent the person back here with. */
  refusedWith?: string;
  returnPath: string;
  /** The address that the browser came to. */
  host: string;
}

export function SignIn({ refusedWith, returnPath, host }: SignInProps) {
  const { locale, setLocale, text } = useLanguage();
  const { common, shell, signIn: words } = text;
  const { reason, isBusy, enter } = useSignIn(returnPath, refusedWith);
  const isHydrated = useIsHydrated();

  return (
    <main className="grid min-h-dvh bg-surface desk:grid-cols-[minmax(0,1fr)_minmax(0,560px)] max-desk:content-start">
      <div className="relative overflow-hidden border-line bg-sunken px-8 py-7 desk:border-r max-desk:border-b-2 max-desk:border-b-primary max-desk:px-4 max-desk:py-3.5">
        <Ship />
        <p className="relative flex items-center gap-2.25 text-xl font-semibold tracking-tight">
          <Logo className="size-7.5" />
          {common.product}
        </p>
      </div>
      <div className="grid content-center gap-5 px-14 py-10 max-desk:content-start max-desk:px-4 max-desk:py-6">
        <div>
          <h1 className="text-2xl leading-9">{words.title}</h1>
          <p className="phrase mt-1.5 text-base text-ink-2">{words.about}</p>
        </div>
        <ol className="grid gap-3.5">
          <Point number={1} title={words.whoTitle} body={words.who} />
          <Point number={2} title={words.whoseTitle} body={words.whose} />
        </ol>
        {reason && <Refusal reason={reason} host={host} />}
        <Button look="primary" size="large" onClick={enter} disabled={isBusy || !isHydrated} className="w-full">
          {isBusy ? words.going : words.go}
        </Button>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5 border-t border-line pt-3.5 text-xs text-ink-3">
          {returnPath !== "/" && (
            <span className="min-w-0 truncate">
              {words.backTo} <code>{returnPath}</code>
            </span>
          )}
          <span className="flex-1" />
          {locales
            .filter((one) => one !== locale)
            .map((one) => (
              <button key={one} type="button" lang={one} onClick={() => setLocale(one)} className="link min-h-6">
                {shell.languageNames[one]}
              </button>
            ))}
        </div>
      </div>
    </main>
  );
}

function Point({ number, title, body }: { number: number; title: string; body: string }) {
  return (
    <li className="grid grid-cols-[22px_minmax(0,1fr)] gap-x-3 gap-y-1">
      <span
        aria-hidden="true"
        className="size-5 rounded-full text-center font-mono text-2xs leading-5 font-medium inset-ring inset-ring-control"
      >
        {number}
      </span>
      <span className="font-[550]">{title}</span>
      <span className="phrase col-start-2 text-ink-2">{body}</span>
    </li>
  );
}
