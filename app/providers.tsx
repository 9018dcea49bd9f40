"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import type { Locale } from "@/lib/text/locale";
import { TextProvider } from "@/lib/text/text-provider";

export function Providers({ locale, children }: { locale: Locale; children: ReactNode }) {
  // No retries: a failed poll shows at once, and the next poll is the retry.
  const [queryClient] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: "always" } } }),
  );
  return (
    <QueryClientProvider client={queryClient}>
      <TextProvider initialLocale={locale}>{children}</TextProvider>
    </QueryClientProvider>
  );
}
