"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { makeQueryClient } from "@/lib/api/query-client";
import type { Locale } from "@/lib/text/locale";
import { TextProvider } from "@/lib/text/text-provider";

export function Providers({ locale, children }: { locale: Locale; children: ReactNode }) {
  const [queryClient] = useState(makeQueryClient);
  return (
    <QueryClientProvider client={queryClient}>
      <TextProvider initialLocale={locale}>{children}</TextProvider>
    </QueryClientProvider>
  );
}
