import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { Frame } from "@/components/shell/frame";
import "./globals.css";
import { Providers } from "./providers";
import { requestPreferences, requestText } from "./request-preferences";

export async function generateMetadata(): Promise<Metadata> {
  const { common } = await requestText();
  return { title: { default: common.product, template: `%s · ${common.product}` }, referrer: "same-origin" };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { locale, theme } = await requestPreferences();
  return (
    <html lang={locale} data-theme={theme} className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <body>
        <Providers locale={locale}>
          <Frame>{children}</Frame>
        </Providers>
      </body>
    </html>
  );
}
