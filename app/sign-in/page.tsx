import type { Metadata } from "next";
import { headers } from "next/headers";
import { requestTextPart } from "@/app/request-preferences";
import { SignIn } from "@/components/sign-in/sign-in";
import { ownPath } from "@/lib/own-path";
import { signInText } from "@/lib/text/parts/sign-in";

interface SignInPageProps {
  searchParams: Promise<{ error?: string | string[]; callbackUrl?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const signIn = await requestTextPart(signInText);
  return { title: signIn.title };
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { error, callbackUrl } = await searchParams;
  const host = (await headers()).get("host") ?? "";
  return <SignIn refusedWith={[error].flat()[0]} returnPath={ownPath([callbackUrl].flat()[0])} host={host} />;
}
