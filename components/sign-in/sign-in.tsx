"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Logo } from "@/components/shell/logo";
import { locales } from "@/lib/text/locale";
import { signInText } from "@/lib/text/parts/sign-in";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";
import { Refusal } from "./refusal";
import { Ship } from "./ship";
import { WaysIn } from "./ways-in";
import { withHash } from "./with-hash";

interface SignInProps {
  /** What next-auth sent the person back here with. */
  refusedWith?: string;
  returnPath: string;
  /** The address that the browser came to. */
  host: string;
}

export function SignIn({ refusedWith, returnPath, host }: SignInProps) {
  const { locale, setLocale, text } = useLanguage();
  const words = useTextPart(signInText);
  const router = useRouter();
  const queryClient = useQueryClient();

  const enter = () => {
    queryClient.clear(); // nothing that somebody else's session read
    router.replace(withHash(returnPath));
  };

  return (
    <main className="grid min-h-dvh bg-surface desk:grid-cols-[minmax(0,1fr)_minmax(0,560px)] max-desk:content-start">
      <div className="relative overflow-hidden border-line bg-sunken px-8 py-7 desk:border-r max-desk:border-b-2 max-desk:border-b-primary max-desk:px-4 max-desk:py-3.5">
        <Ship />
        <p className="relative flex items-center gap-2.25 text-xl font-semibold tracking-tight">
          <Logo className="size-7.5" />
          {text.common.product}
        </p>
      </div>
      <div className="grid content-center gap-5 px-14 py-10 max-desk:content-start max-desk:px-4 max-desk:py-6">
        <div>
          <h1 className="text-2xl leading-9">{words.title}</h1>
          <p className="phrase mt-1.5 text-base text-ink-2">{words.about}</p>
        </div>
        {refusedWith && <Refusal reason={refusedWith} host={host} />}
        <WaysIn returnPath={returnPath} host={host} onDone={enter} />
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
                {text.shell.languageNames[one]}
              </button>
            ))}
        </div>
      </div>
    </main>
  );
}
